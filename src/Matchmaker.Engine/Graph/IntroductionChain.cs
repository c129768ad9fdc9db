namespace Matchmaker.Engine.Graph;

/// <summary>A chain of actors in which each can introduce the next: source first, target last, nobody twice.</summary>
/// <param name="Actors">Dense actor indices, length <see cref="Hops"/> + 1.</param>
/// <param name="Cost">
/// Sum of 1 / weight over the ties of the chain, in reciprocal weight: the distance of Newman 2001, "Scientific collaboration networks II",
/// where a tie of twice the weight is half as long.
/// </param>
public sealed record IntroductionChain(int[] Actors, double Cost)
{
    /// <summary>Number of introductions: ties along the chain.</summary>
    public int Hops => Actors.Length - 1;

    /// <summary>1 / <see cref="Cost"/>, in weight: what ties in series carry, never more than the weakest of them.</summary>
    public double Strength => 1 / Cost;
}

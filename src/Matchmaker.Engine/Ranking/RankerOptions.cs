namespace Matchmaker.Engine.Ranking;

/// <summary>How the additive ranker is fitted.</summary>
public sealed record RankerOptions
{
    /// <summary>Penalty on the squared weights, per query.</summary>
    public double Penalty { get; init; } = 1e-4;

    /// <summary>Signals whose weight stays at 0 or above: all that say how close or alike two actors are.</summary>
    public IReadOnlyList<Signal> NeverNegative { get; init; } =
    [
        Signal.SharedPartners, Signal.Walk, Signal.RecentPartners, Signal.ClosePartners, Signal.CommonNeighbours, Signal.Overlap, Signal.Factors, Signal.Themes,
    ];

    /// <summary>Newton steps at the most; it ends earlier once converged.</summary>
    public int Iterations { get; init; } = 25;

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (!(Penalty > 0) || !double.IsFinite(Penalty)) throw new ArgumentException($"The penalty is above 0; it is {Penalty}.");
        if (Iterations < 1) throw new ArgumentException($"At least one iteration is needed; it is {Iterations}.");
    }
}

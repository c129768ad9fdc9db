namespace Matchmaker.Engine.Graph;

/// <summary>Fewest introductions first, then the least cost, then the smaller actor indices: a total order, so results are reproducible.</summary>
public sealed class IntroductionChainOrder : IComparer<IntroductionChain>
{
    private IntroductionChainOrder()
    {
    }

    /// <summary>The one there is.</summary>
    public static IntroductionChainOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(IntroductionChain? x, IntroductionChain? y)
    {
        var byHops = x!.Hops.CompareTo(y!.Hops);
        if (byHops != 0) return byHops;
        var byCost = x.Cost.CompareTo(y.Cost);
        return byCost != 0 ? byCost : x.Actors.AsSpan().SequenceCompareTo(y.Actors);
    }
}

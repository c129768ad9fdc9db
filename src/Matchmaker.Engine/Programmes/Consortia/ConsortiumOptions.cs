namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>How much is searched for.</summary>
public sealed record ConsortiumOptions
{
    /// <summary>How many consortia at the most.</summary>
    public int Count { get; init; } = 5;

    /// <summary>In at least how many members each differs from each of those before it; no more than there are seats without a locked member.</summary>
    public int LeastDifference { get; init; } = 2;

    /// <summary>How many partial consortia are looked at for each, before the search ends with a gap.</summary>
    public int MostNodes { get; init; } = 100_000;

    /// <summary>How many partial consortia are kept from seat to seat in the first, greedy pass.</summary>
    public int BeamWidth { get; init; } = 100;

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (Count < 1) throw new ArgumentException($"At least one consortium is asked for; it is {Count}.");
        if (LeastDifference < 1) throw new ArgumentException($"Consortia differ in at least one member; it is {LeastDifference}.");
        if (MostNodes < 1 || BeamWidth < 1) throw new ArgumentException($"The search looks at one partial consortium at least; it is {MostNodes}, and {BeamWidth} at a time.");
    }
}

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>How exposure is balanced.</summary>
public sealed record ExposureBalanceOptions
{
    /// <summary>Each group gets at least this part of its share of all slots; from 0 (no guarantee) to 1.</summary>
    public double Floor { get; init; } = 0.8;

    /// <summary>Slots of each list; a query with fewer candidates shows them all.</summary>
    public int ListLength { get; init; } = 20;

    /// <summary>Rounds over all groups at the most; the search ends sooner once the prices hold still.</summary>
    public int MaximumSweeps { get; init; } = 25;

    /// <summary>Threads; 0 for all processors. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (!(Floor >= 0 && Floor <= 1)) throw new ArgumentException($"The floor is a part of each group's share, from 0 to 1; it is {Floor}.");
        if (ListLength < 1) throw new ArgumentException($"A list has at least one slot; it has {ListLength}.");
        if (MaximumSweeps < 1) throw new ArgumentException($"At least one sweep is needed; it is {MaximumSweeps}.");
        if (Threads < 0) throw new ArgumentException($"The number of threads is not negative; it is {Threads}.");
    }
}

namespace Matchmaker.Engine.Ranking;

/// <summary>How many candidates of each actor a batch keeps. Round numbers, not tuned.</summary>
public sealed record BatchOptions
{
    /// <summary>The best so many of each query; at least as many as a list has slots.</summary>
    public int Depth { get; init; } = 300;

    /// <summary>Whether present partners and actors without a past may be candidates.</summary>
    public CandidateKinds Kinds { get; init; } = CandidateKinds.Strangers;

    /// <summary>Beyond those, the best so many of each group that is short of exposure.</summary>
    public int PerGroup { get; init; } = 2;

    /// <summary>Of a group that is candidate too seldom, its most active so many are measured for other queries too.</summary>
    public int Ambassadors { get; init; } = 5;

    /// <summary>For about so many queries each, evenly spaced: more would cost time, and hardly find better ones.</summary>
    public int QueriesPerAmbassador { get; init; } = 5000;

    /// <summary>From how many queries, evenly spaced, it is estimated which groups are short.</summary>
    public int SampledQueries { get; init; } = 1024;

    /// <summary>Threads; 0 for all processors. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (Depth < 1) throw new ArgumentException($"At least one candidate a query is kept; it is {Depth}.");
        if (PerGroup < 0 || Ambassadors < 0) throw new ArgumentException($"Candidates of a group are not negative in number; they are {PerGroup} and {Ambassadors}.");
        if (QueriesPerAmbassador < 1) throw new ArgumentException($"Each is measured for at least one query; it is {QueriesPerAmbassador}.");
        if (SampledQueries < 1) throw new ArgumentException($"At least one query is sampled; it is {SampledQueries}.");
        if (Threads < 0) throw new ArgumentException($"The number of threads is not negative; it is {Threads}.");
    }
}

namespace Matchmaker.App.Evaluating;

/// <summary>The models on the fixed Gowalla split.</summary>
/// <param name="Rank">Rank of the factors.</param>
/// <param name="Seeds">Seeds of the factors that the means are over.</param>
/// <param name="Users">Test users.</param>
/// <param name="SecondsPerEpoch">Median time of an epoch of the factors: both sides once.</param>
/// <param name="Rows">Factors alone, the graph filter alone, both together.</param>
public sealed record GowallaReport(int Rank, IReadOnlyList<int> Seeds, int Users, double SecondsPerEpoch, IReadOnlyList<SeededRow> Rows)
{
    /// <summary>Name of the row of the factors alone.</summary>
    public const string Factors = "factors";

    /// <summary>Name of the row of the graph filter alone.</summary>
    public const string Filter = "graph filter";

    /// <summary>Name of the row of both together.</summary>
    public const string Both = "graph filter + factors";

    /// <summary>The row of that name.</summary>
    public SeededRow this[string name] => Rows.Single(row => row.Name == name);
}

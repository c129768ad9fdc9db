namespace Matchmaker.Engine.Graph;

/// <summary>How much work the figures of <see cref="GraphStatistics"/> may cost.</summary>
public sealed record GraphStatisticsOptions
{
    /// <summary>Actors drawn for the average clustering; exact if at least the number of actors.</summary>
    public int ClusteringSamples { get; init; } = 5_000;

    /// <summary>Seed of the draw.</summary>
    public int Seed { get; init; } = 1;
}

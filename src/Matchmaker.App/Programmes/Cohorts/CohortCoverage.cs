namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What covering topics is worth, in the unit of fits.</summary>
public sealed record CohortCoverage
{
    /// <summary>Of the first that covers a topic, where the topic has no worth of its own.</summary>
    public double Worth { get; init; } = 0.25;

    /// <summary>What each further one is worth, as a part of the one before.</summary>
    public double Fading { get; init; } = 0.5;

    /// <summary>How many count.</summary>
    public int UpTo { get; init; } = 3;

    /// <summary>Worth of single topics. Where it is not null, others count nothing.</summary>
    public IReadOnlyDictionary<string, double>? Topics { get; init; }
}

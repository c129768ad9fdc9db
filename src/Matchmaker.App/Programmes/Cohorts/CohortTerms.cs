namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What a cohort has to satisfy, and what it is to be best at.</summary>
public sealed record CohortTerms
{
    public string? Title { get; init; }

    /// <summary>At most so many are chosen.</summary>
    public int Places { get; init; }

    /// <summary>At least so many; null for as many as pay.</summary>
    public int? PlacesAtLeast { get; init; }

    /// <summary>What the chosen may cost together; null for any amount.</summary>
    public double? Budget { get; init; }

    public string? Currency { get; init; }

    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    public CohortCoverage Coverage { get; init; } = new();

    /// <summary>Kinds of which there is to be some variety, the first of each kind being worth most.</summary>
    public IReadOnlyList<CohortVariety> Diversity { get; init; } = [new(QuotaDimension.Country, 0.1), new(QuotaDimension.Helix, 0.1)];

    public IReadOnlyList<CohortConflict> Conflicts { get; init; } = [];

    /// <summary>Who is in, whatever comes: ids.</summary>
    public IReadOnlyList<string> Locked { get; init; } = [];

    /// <summary>Who is out.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];
}

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What a curator settles beyond the terms of the programme; kept with the plan.</summary>
public sealed record CohortChoices
{
    /// <summary>At least so many are chosen; null for as many as pay.</summary>
    public int? PlacesAtLeast { get; init; }

    /// <summary>At most so many, other than the programme says; null for what it says.</summary>
    public int? Places { get; init; }

    /// <summary>Other quotas than the programme's, for trying; null for the programme's.</summary>
    public IReadOnlyList<Quota>? Quotas { get; init; }

    /// <summary>Where fits come from.</summary>
    public CohortFitSource FitFrom { get; init; }

    /// <summary>What the first that covers a topic is worth, in the unit of fits.</summary>
    public double CoverageWorth { get; init; } = 0.25;

    /// <summary>What the first from a country, and the first of a helix, is worth.</summary>
    public double DiversityWorth { get; init; } = 0.1;

    /// <summary>Who is in, whatever comes: keys of actors.</summary>
    public IReadOnlyList<long> Locked { get; init; } = [];

    /// <summary>Who is out.</summary>
    public IReadOnlyList<long> Forbidden { get; init; } = [];
}

using System.Text.Json.Serialization;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>A cohort with its account: whom, why, why not others, what the quotas cost, and the proof of how good it is. Where there is none: what would have to give.</summary>
public sealed record CohortPlan
{
    public CohortState State { get; init; }

    /// <summary>The account in one sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Fits of the chosen, and what they cover.</summary>
    public double Value { get; init; }

    /// <summary>No line-up within the terms is worth more; proven.</summary>
    public double UpperBound { get; init; }

    /// <summary>By how much a better one could be better at the most, in percent.</summary>
    public double GapPercent { get; init; }

    public int Places { get; init; }

    public double Cost { get; init; }

    public double? Budget { get; init; }

    /// <summary>What one more unit of budget would add at most.</summary>
    public double BudgetPrice { get; init; }

    /// <summary>Who is in; who adds most first.</summary>
    public IReadOnlyList<CohortMember> Chosen { get; init; } = [];

    /// <summary>Who is not; who is nearest to it first.</summary>
    public IReadOnlyList<CohortPassed> NotChosen { get; init; } = [];

    public IReadOnlyList<CohortQuotaLine> Quotas { get; init; } = [];

    public IReadOnlyList<CohortTopicLine> Topics { get; init; } = [];

    /// <summary>Chosen and candidates by country and helix.</summary>
    public IReadOnlyList<CohortFill> Fills { get; init; } = [];

    /// <summary>Where there is no line-up: the smallest sets of limits that would have to give.</summary>
    public IReadOnlyList<CohortRelaxation> Relaxations { get; init; } = [];

    /// <summary>Whether there is a line-up.</summary>
    [JsonIgnore]
    public bool IsFound => State is CohortState.Best or CohortState.WithinGap;
}

using Matchmaker.App.Programmes.Cohorts;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of a cohort as it was kept.</summary>
public sealed record CohortPlanResource
{
    /// <summary>Its key.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>With two more from Cambodia</example>
    public required string Name { get; init; }

    /// <summary>What was settled beyond the terms of the programme.</summary>
    public required CohortChoices Choices { get; init; }

    /// <summary>The line-up with its account; null where it was not solved since it was changed.</summary>
    public CohortPlan? Outcome { get; init; }

    /// <summary>When it was published; null where it is not what holds.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public DateTimeOffset? PublishedAt { get; init; }
}

using Matchmaker.App.Programmes.Cohorts;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of a cohort to be kept.</summary>
public sealed record CohortPlanForm
{
    /// <summary>What to call it.</summary>
    /// <example>With two more from Cambodia</example>
    public required string Name { get; init; }

    /// <summary>What is settled beyond the terms of the programme.</summary>
    public CohortChoices Choices { get; init; } = new();
}

using Matchmaker.App.Programmes.Mentoring;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of mentors that was kept.</summary>
public sealed record MentorPlanResource
{
    /// <summary>Its key.</summary>
    /// <example>7</example>
    public required long PlanId { get; init; }

    /// <summary>What was found.</summary>
    public required MentoringAccount Account { get; init; }
}

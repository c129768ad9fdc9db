using Matchmaker.App.Programmes.Mentoring;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of mentors as it was kept.</summary>
public sealed record MentorPlanResource
{
    /// <summary>Its key.</summary>
    /// <example>7</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Spring round</example>
    public required string Name { get; init; }

    /// <summary>Who and what counts.</summary>
    public required MentoringChoices Choices { get; init; }

    /// <summary>What was found; null where it was not solved since it was changed.</summary>
    public MentoringAccount? Account { get; init; }

    /// <summary>When it was published; null where it is not what holds.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public DateTimeOffset? PublishedAt { get; init; }
}

using Matchmaker.App.Programmes.Mentoring;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of mentors to make.</summary>
public sealed record MentorPlanForm
{
    /// <summary>What to call it.</summary>
    /// <example>Spring round</example>
    public required string Name { get; init; }

    /// <summary>Who and what counts: settings, locked and forbidden pairs, and mentees and mentors where they are not those who applied.</summary>
    public MentoringChoices Choices { get; init; } = new();
}

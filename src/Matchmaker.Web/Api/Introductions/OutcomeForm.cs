using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;

namespace Matchmaker.Web.Api.Introductions;

/// <summary>What came of an introduction.</summary>
public sealed record OutcomeForm
{
    /// <summary>met, or worked-together: that makes a collaboration of it, which the models learn from.</summary>
    /// <example>worked-together</example>
    public required IntroductionState Outcome { get; init; }

    /// <summary>What the two do together, where they do.</summary>
    /// <example>Twelve tales, one river</example>
    public string? Title { get; init; }

    /// <summary>What kind of collaboration that is.</summary>
    /// <example>co-production</example>
    public string Kind { get; init; } = CollaborationKind.CoProduction;
}

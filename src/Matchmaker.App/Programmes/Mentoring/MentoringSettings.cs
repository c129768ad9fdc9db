using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What an assignment is to be best at, and what makes a fit. Weights are parts of a whole, whatever their sum; those of what nobody said count for nothing.</summary>
public sealed record MentoringSettings
{
    public AssignmentMode Mode { get; init; } = AssignmentMode.EveryonePlaced;

    /// <summary>The mentee's topics that the mentor knows.</summary>
    public double TopicWeight { get; init; } = 0.45;

    /// <summary>A common language, the mentee's first one above all.</summary>
    public double LanguageWeight { get; init; } = 0.15;

    /// <summary>Clocks that are close.</summary>
    public double ClockWeight { get; init; } = 0.15;

    /// <summary>Wishes of both sides.</summary>
    public double WishWeight { get; init; } = 0.15;

    /// <summary>What the model of suggestions says, where both are in the registry.</summary>
    public double ModelWeight { get; init; } = 0.10;

    /// <summary>Whether a pair without a common topic is not possible; a mentee without topics has them in common with everybody.</summary>
    public bool NeedsTopic { get; init; } = true;

    /// <summary>Whether a pair without a common language is not possible; who did not say speaks any.</summary>
    public bool NeedsLanguage { get; init; } = true;

    /// <summary>Pairs whose clocks are farther apart are not possible; null for any distance.</summary>
    public double? MostHoursApart { get; init; }
}

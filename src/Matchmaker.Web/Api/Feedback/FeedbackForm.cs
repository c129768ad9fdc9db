using Matchmaker.App.Introductions;

namespace Matchmaker.Web.Api.Feedback;

/// <summary>What an actor says of a partner.</summary>
public sealed record FeedbackForm
{
    /// <summary>Key of the partner.</summary>
    /// <example>42</example>
    public required long PartnerId { get; init; }

    /// <summary>What it says: saved or unsaved, dismissed or restored, blocked or unblocked.</summary>
    /// <example>dismissed</example>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Why; helps the people who tend the models.</summary>
    /// <example>We look for a partner with a studio of its own</example>
    public string? Reason { get; init; }

    /// <summary>The model that made the suggestion this answers; goes with rank.</summary>
    /// <example>20261122-003000</example>
    public string? Model { get; init; }

    /// <summary>The place at which the suggestion stood, from 1.</summary>
    /// <example>3</example>
    public int? Rank { get; init; }
}

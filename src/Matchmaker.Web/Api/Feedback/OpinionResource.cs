using Matchmaker.App.Introductions;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Feedback;

/// <summary>What an actor says of a partner at present.</summary>
public sealed record OpinionResource
{
    /// <summary>Of whom.</summary>
    public required ActorReference Partner { get; init; }

    /// <summary>What it says: saved, dismissed or blocked.</summary>
    /// <example>saved</example>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Why, where it said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset At { get; init; }
}

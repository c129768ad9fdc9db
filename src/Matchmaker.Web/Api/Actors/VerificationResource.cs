using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Actors;

/// <summary>Whether an actor is known to be who it says it is. Who decided, and on what evidence, is the secretariat's to know.</summary>
public sealed record VerificationResource
{
    /// <summary>Where its verification stands.</summary>
    /// <example>verified</example>
    public required VerificationState State { get; init; }

    /// <summary>When that was decided.</summary>
    /// <example>2026-03-02T09:30:00+00:00</example>
    public DateTimeOffset? DecidedAt { get; init; }
}

using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Lists;

/// <summary>An actor on a list.</summary>
public sealed record ListEntryResource
{
    /// <summary>Its place, from 1.</summary>
    /// <example>1</example>
    public required int Place { get; init; }

    /// <summary>Who it is.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>Which of the six helixes it belongs to.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>Its city, where known.</summary>
    /// <example>Cebu</example>
    public string? City { get; init; }

    /// <summary>Where its verification stands.</summary>
    /// <example>verified</example>
    public required VerificationState Verification { get; init; }

    /// <summary>Why it is on the list; null for who does not curate lists.</summary>
    /// <example>Spoke at last year's forum</example>
    public string? Note { get; init; }

    /// <summary>Since when it is on the list.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset AddedAt { get; init; }
}

using Matchmaker.App.Matching;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>Suggestions for an actor.</summary>
public sealed record SuggestionListResource
{
    /// <summary>The model that made them: send it back with feedback.</summary>
    /// <example>20261122-003000</example>
    public required string Model { get; init; }

    /// <summary>When the registry was read for it.</summary>
    /// <example>2026-11-22T00:31:00+00:00</example>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What they rest on: the actor's collaborations, or, where it has none, its profile (cold-start).</summary>
    /// <example>collaborations</example>
    public required SuggestionSource Source { get; init; }

    /// <summary>The suggestions, best first.</summary>
    public required IReadOnlyList<SuggestionResource> Items { get; init; }
}

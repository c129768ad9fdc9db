using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Search;

/// <summary>An actor that was found.</summary>
public sealed record SearchHitResource
{
    /// <summary>Who was found.</summary>
    public required ActorSummary Actor { get; init; }

    /// <summary>Higher is better; compares within one answer only.</summary>
    /// <example>7.25</example>
    public required double Score { get; init; }

    /// <summary>Where it matched, its name first.</summary>
    public required IReadOnlyList<SnippetResource> Snippets { get; init; }

    /// <summary>What it shares with the actor that was compared with.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Reasons { get; init; }
}

using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Claims;

/// <summary>An actor of the registry whose name is like that of a proposed one.</summary>
public sealed record SimilarActorResource
{
    /// <summary>Who it is.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>Which of the six helixes it belongs to.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>The name or alias that is alike.</summary>
    /// <example>Example Animation</example>
    public required string Name { get; init; }

    /// <summary>How alike, from 0 to 1.</summary>
    /// <example>0.93</example>
    public required double Likeness { get; init; }
}

using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>An actor with its part in something.</summary>
public sealed record ShareResource
{
    /// <summary>Who.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>Its part.</summary>
    /// <example>0.4</example>
    public required double Share { get; init; }
}

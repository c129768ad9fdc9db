using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Registry;

/// <summary>One of two actors that may be made one, and how much hangs on it.</summary>
public sealed record MergeSideResource
{
    /// <summary>What it says of itself.</summary>
    public required ActorResource Actor { get; init; }

    /// <summary>How many records of each kind refer to it.</summary>
    /// <example>{"participations": 4, "members": 1}</example>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }
}

using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Claims;

/// <summary>A claim of one's own.</summary>
public sealed record ClaimResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>The actor that is claimed; null for a proposed one until it is accepted.</summary>
    public ActorReference? Actor { get; init; }

    /// <summary>What the actor would be, where it was not in the registry.</summary>
    public ProposalResource? Proposal { get; init; }

    /// <summary>The proof that was given.</summary>
    /// <example>I am its producer: https://studio.example.org/people</example>
    public string? Evidence { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>pending</example>
    public required ClaimState State { get; init; }

    /// <summary>When it was made.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was decided or withdrawn.</summary>
    /// <example>2026-11-23T02:10:00+00:00</example>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the secretariat says to it.</summary>
    /// <example>Welcome.</example>
    public string? Answer { get; init; }
}

using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Claims;

/// <summary>A claim that waits for a decision, with what there is to decide by.</summary>
public sealed record WaitingClaimResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>The actor that is claimed; null for a proposed one.</summary>
    public ActorReference? Actor { get; init; }

    /// <summary>What the actor would be, where it is not in the registry.</summary>
    public ProposalResource? Proposal { get; init; }

    /// <summary>Who makes the claim.</summary>
    /// <example>Sari Studio</example>
    public required string Person { get; init; }

    /// <summary>The person's e-mail address.</summary>
    /// <example>sari@studio.example</example>
    public string? Email { get; init; }

    /// <summary>Whether the person has shown that the address is theirs.</summary>
    /// <example>true</example>
    public required bool IsEmailConfirmed { get; init; }

    /// <summary>Whether the confirmed address belongs to the actor's web site: a hint, never a decision.</summary>
    /// <example>true</example>
    public required bool DomainMatches { get; init; }

    /// <summary>The proof that was given.</summary>
    /// <example>I am its producer: https://studio.example.org/people</example>
    public string? Evidence { get; init; }

    /// <summary>When it was made.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many people act for the actor already.</summary>
    /// <example>0</example>
    public required int Members { get; init; }

    /// <summary>Actors of the registry that a proposed one may be.</summary>
    public required IReadOnlyList<SimilarActorResource> Similar { get; init; }
}

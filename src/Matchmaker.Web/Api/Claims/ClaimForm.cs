namespace Matchmaker.Web.Api.Claims;

/// <summary>That somebody acts for an actor: of the registry, or one that should be added to it. Send actorId or proposal.</summary>
public sealed record ClaimForm
{
    /// <summary>Key of the actor.</summary>
    /// <example>42</example>
    public long? ActorId { get; init; }

    /// <summary>The actor that should be added.</summary>
    public ProposalResource? Proposal { get; init; }

    /// <summary>Proof: a post, a page, a register's number.</summary>
    /// <example>I am its producer: https://studio.example.org/people</example>
    public string? Evidence { get; init; }
}

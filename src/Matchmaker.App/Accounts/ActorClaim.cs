using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>A person says that they act for an actor of the registry, or for one that should be added to it. A curator decides.</summary>
public sealed class ActorClaim
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public Account? Account { get; set; }

    /// <summary>The actor that is claimed; null for a proposed one until it is accepted.</summary>
    public long? ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>What the actor would be, where it is not in the registry yet.</summary>
    public ActorProposal? Proposal { get; set; }

    /// <summary>What the person gives as proof: a post, a page, a register's number.</summary>
    public string? Evidence { get; set; }

    /// <summary>Whether the person's confirmed e-mail address belongs to the actor's web site.</summary>
    public bool DomainMatches { get; set; }

    public ClaimState State { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What the curator says to the person.</summary>
    public string? Answer { get; set; }
}

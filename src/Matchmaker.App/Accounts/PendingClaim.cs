using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>A claim with what a curator needs to decide it.</summary>
/// <param name="Claim">The claim, with the actor it is to where there is one.</param>
/// <param name="Person">Who makes it.</param>
/// <param name="Email">Its address.</param>
/// <param name="IsEmailConfirmed">Whether the person has shown that the address is theirs.</param>
/// <param name="Members">People who act for the actor already.</param>
/// <param name="Similar">Actors of the registry that a proposed one may be.</param>
public sealed record PendingClaim(ActorClaim Claim, string Person, string? Email, bool IsEmailConfirmed, int Members, IReadOnlyList<SimilarActor> Similar)
{
    /// <summary>What the actor is or would be called.</summary>
    public string ActorName => Claim.Actor?.Name ?? Claim.Proposal?.Name ?? "";
}

using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Actors;
using Matchmaker.Web.Api.Registry;

namespace Matchmaker.Web.Api.Claims;

/// <summary>Shows and reads claims as the API does.</summary>
internal static class ClaimForms
{
    public static ClaimResource Show(ActorClaim claim) => new()
    {
        Id = claim.Id,
        Actor = claim.Actor is { } actor ? ActorForms.Reference(actor) : null,
        Proposal = Show(claim.Proposal),
        Evidence = claim.Evidence,
        State = claim.State,
        MadeAt = claim.MadeAt,
        DecidedAt = claim.DecidedAt,
        Answer = claim.Answer,
    };

    public static WaitingClaimResource Show(PendingClaim waiting) => new()
    {
        Id = waiting.Claim.Id,
        Actor = waiting.Claim.Actor is { } actor ? ActorForms.Reference(actor) : null,
        Proposal = Show(waiting.Claim.Proposal),
        Person = waiting.Person,
        Email = waiting.Email,
        IsEmailConfirmed = waiting.IsEmailConfirmed,
        DomainMatches = waiting.Claim.DomainMatches,
        Evidence = waiting.Claim.Evidence,
        MadeAt = waiting.Claim.MadeAt,
        Members = waiting.Members,
        Similar = [.. waiting.Similar.Select(one => new SimilarActorResource { Actor = RegistryForms.Reference(one.Actor), Helix = one.Helix, Name = one.Name, Likeness = Math.Round(one.Likeness, 4) })],
    };

    public static ActorProposal Read(ProposalResource proposal) => new()
    {
        Name = proposal.Name,
        Kind = proposal.Kind,
        Helix = proposal.Helix,
        Country = proposal.Country,
        City = proposal.City,
        Website = proposal.Website,
        Description = proposal.Description,
    };

    private static ProposalResource? Show(ActorProposal? proposal) => proposal is null ? null : new()
    {
        Name = proposal.Name,
        Kind = proposal.Kind,
        Helix = proposal.Helix,
        Country = proposal.Country,
        City = proposal.City,
        Website = proposal.Website,
        Description = proposal.Description,
    };
}

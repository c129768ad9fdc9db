using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Accounts;

public abstract class ClaimDeskSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private long _curatorId;

    private ClaimDesk Desk => new(Registry.Database, new(Registry.Database, new()), new() { PublicAddress = "https://match.example" });

    private Caller Curator => TestCallers.Curator with { AccountId = _curatorId };

    [RegistryFact]
    public async Task AcceptAsync_ClaimToAnActor_MakesThePersonItsOwner()
    {
        var (account, actor) = await PersonAndActorAsync();
        var claim = await Desk.MakeAsync(TestCallers.Person(account.Id), actor.Id, "Register of companies 17");
        Assert.True(claim.DomainMatches);

        await Desk.AcceptAsync(Curator, claim.Id, verify: true, "Welcome");

        await using var context = CreateContext();
        var membership = await context.Memberships.SingleAsync();
        Assert.Equal((account.Id, actor.Id, MemberRole.Owner), (membership.AccountId, membership.ActorId, membership.Role));
        var verification = (await context.Actors.SingleAsync()).Verification;
        Assert.Equal(VerificationState.Verified, verification.State);
        Assert.Contains("Register of companies 17", verification.Evidence, StringComparison.Ordinal);
        Assert.Equal(["actor.verification", "claim.accepted", "claim.made"], await context.AuditEntries.Select(e => e.Action).OrderBy(action => action).ToListAsync());
        var mine = Assert.Single(await Desk.MineAsync(TestCallers.Person(account.Id)));
        Assert.Equal((ClaimState.Accepted, "Welcome"), (mine.State, mine.Answer));
        Assert.Empty(await Desk.PendingAsync(Curator));
        var mail = await context.OutboxMails.SingleAsync();
        Assert.Equal((account.Email, $"You now act for {actor.Name}"), (mail.To, mail.Subject));
        Assert.Contains("Welcome", mail.Text, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task AcceptAsync_Proposal_AddsTheActorAndNamesWhoIsAlike()
    {
        var (account, actor) = await PersonAndActorAsync();
        var claim = await Desk.MakeAsync(TestCallers.Person(account.Id), Proposal("Studio Layagg"), null);
        var pending = Assert.Single(await Desk.PendingAsync(Curator));
        Assert.Equal(actor.Id, Assert.Single(pending.Similar).Actor.Id);

        var actorId = await Desk.AcceptAsync(Curator, claim.Id, verify: false, null);

        await using var context = CreateContext();
        Assert.Equal("Studio Layagg", (await context.Actors.SingleAsync(a => a.Id == actorId)).Name);
        Assert.Equal(2, await context.Actors.CountAsync());
        Assert.Equal(actorId, (await context.Memberships.SingleAsync()).ActorId);
    }

    [RegistryFact]
    public async Task AcceptAsync_ProposalThatIsThere_AddsNobody()
    {
        var (account, actor) = await PersonAndActorAsync();
        var claim = await Desk.MakeAsync(TestCallers.Person(account.Id), Proposal("Studio Layagg"), null);

        Assert.Equal(actor.Id, await Desk.AcceptAsync(Curator, claim.Id, verify: false, null, actor.Id));

        await using var context = CreateContext();
        Assert.Equal(1, await context.Actors.CountAsync());
        Assert.Equal(actor.Id, (await context.ActorClaims.SingleAsync()).ActorId);
    }

    [RegistryFact]
    public async Task RefuseAsync_DecidedBefore_IsRefusedItself()
    {
        var (account, actor) = await PersonAndActorAsync();
        var claim = await Desk.MakeAsync(TestCallers.Person(account.Id), actor.Id, null);
        await Assert.ThrowsAsync<ClaimException>(() => Desk.RefuseAsync(Curator, claim.Id, " "));
        await Desk.RefuseAsync(Curator, claim.Id, "The register names somebody else.");
        await using (var after = CreateContext()) Assert.Contains("The register names somebody else.", (await after.OutboxMails.SingleAsync()).Text, StringComparison.Ordinal);

        await Assert.ThrowsAsync<ClaimException>(() => Desk.AcceptAsync(Curator, claim.Id, verify: false, null));
        await Assert.ThrowsAsync<ClaimException>(() => Desk.WithdrawAsync(TestCallers.Person(account.Id), claim.Id));

        await using var context = CreateContext();
        Assert.Empty(await context.Memberships.ToListAsync());
        Assert.Equal(["claim.made", "claim.refused"], await context.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
    }

    [RegistryFact]
    public async Task MakeAsync_TwiceOrTooOften_IsRefused()
    {
        var (account, actor) = await PersonAndActorAsync();
        var person = TestCallers.Person(account.Id);
        await Desk.MakeAsync(person, actor.Id, null);

        await Assert.ThrowsAsync<ClaimException>(() => Desk.MakeAsync(person, actor.Id, null));
        for (var made = 1; made < ClaimDesk.MostPending; made++) await Desk.MakeAsync(person, Proposal($"Proposal {made}"), null);
        await Assert.ThrowsAsync<ClaimException>(() => Desk.MakeAsync(person, Proposal("One too many"), null));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.MakeAsync(person, Proposal("Nowhere", "ZZ"), null));
        await Assert.ThrowsAsync<ClaimException>(() => Desk.MakeAsync(person, actor.Id + 99, null));
    }

    [RegistryFact]
    public async Task Decide_NoCurator_IsDenied()
    {
        var (account, actor) = await PersonAndActorAsync();
        var person = TestCallers.Person(account.Id);
        var claim = await Desk.MakeAsync(person, actor.Id, null);

        foreach (var caller in new[] { Caller.Visitor, person, TestCallers.Key })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AcceptAsync(caller, claim.Id, verify: false, null));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.RefuseAsync(caller, claim.Id, "no"));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.PendingAsync(caller));
        }

        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.MakeAsync(Caller.Visitor, actor.Id, null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.MakeAsync(TestCallers.Key, actor.Id, null));
        await Assert.ThrowsAsync<ClaimException>(() => Desk.WithdrawAsync(TestCallers.Person(account.Id + 1), claim.Id));
    }

    private async Task<(Account Account, Actor Actor)> PersonAndActorAsync()
    {
        var actor = TestData.Actor();
        actor.Website = "https://www.layag.example";
        await Registry.AddAsync(actor);
        _curatorId = (await Registry.AddAccountAsync("curator@example.org", staff: StaffRole.Curator)).Id;
        return (await Registry.AddAccountAsync("maria@layag.example", "Maria"), actor);
    }

    private static ActorProposal Proposal(string name, string country = "PH") => new() { Name = name, Country = country, Helix = Helix.Industry };
}

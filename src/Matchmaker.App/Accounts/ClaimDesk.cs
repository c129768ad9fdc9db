using Matchmaker.App.Access;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>Claims to act for an actor: made by people who have signed in, decided by curators.</summary>
public sealed class ClaimDesk(RegistryDatabase database, MailOutbox mails, MailOptions options)
{
    /// <summary>The most claims of one person that may wait at a time.</summary>
    public const int MostPending = 5;

    /// <summary>Asks to act for an actor of the registry.</summary>
    /// <exception cref="ClaimException">There is no such actor, the person acts for it already or has asked before, or the evidence is too long.</exception>
    public async Task<ActorClaim> MakeAsync(Caller caller, long actorId, string? evidence, CancellationToken cancellationToken = default)
    {
        var accountId = RequirePerson(caller);
        await using var context = database.CreateDbContext();
        var actor = await context.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken) ?? throw new ClaimException("That organisation is not in the registry any more. Search again.");
        if (await context.Memberships.AnyAsync(m => m.AccountId == accountId && m.ActorId == actorId, cancellationToken))
            throw new ClaimException($"You act for {actor.Name} already.");
        if (await context.ActorClaims.AnyAsync(c => c.AccountId == accountId && c.ActorId == actorId && c.State == ClaimState.Pending, cancellationToken))
            throw new ClaimException($"You have asked to act for {actor.Name} already; the secretariat has not answered yet.");
        return await StoreAsync(context, caller, accountId, new() { AccountId = accountId, ActorId = actorId }, actor.Website, evidence, cancellationToken);
    }

    /// <summary>Asks to add an actor to the registry, and to act for it.</summary>
    /// <exception cref="RegistryRuleException">The proposal breaks the registry's rules.</exception>
    /// <exception cref="ClaimException">The same was proposed before, or the evidence is too long.</exception>
    public async Task<ActorClaim> MakeAsync(Caller caller, ActorProposal proposal, string? evidence, CancellationToken cancellationToken = default)
    {
        var accountId = RequirePerson(caller);
        var violations = RegistryRules.Check(ActorOf(proposal));
        if (violations.Count > 0) throw new RegistryRuleException($"The organisation '{proposal.Name}'", violations);
        await using var context = database.CreateDbContext();
        if (await context.ActorClaims.AnyAsync(c => c.AccountId == accountId && c.State == ClaimState.Pending && c.Proposal!.Name == proposal.Name, cancellationToken))
            throw new ClaimException($"You have proposed {proposal.Name} already; the secretariat has not answered yet.");
        return await StoreAsync(context, caller, accountId, new() { AccountId = accountId, Proposal = proposal }, proposal.Website, evidence, cancellationToken);
    }

    /// <summary>Takes a claim of one's own back that was not decided yet.</summary>
    /// <exception cref="ClaimException">There is no such claim, or it was decided.</exception>
    public async Task WithdrawAsync(Caller caller, long claimId, CancellationToken cancellationToken = default)
    {
        var accountId = RequirePerson(caller);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var claim = await context.ActorClaims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == claimId && c.AccountId == accountId, cancellationToken) ?? throw new ClaimException("There is no such claim of yours.");
        await CloseAsync(context, claimId, ClaimState.Withdrawn, null, null, cancellationToken);
        AuditLog.Record(context, caller, "claim.withdrawn", claim.ActorId, $"claim:{claimId}");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    /// <summary>The caller's claims with their answers, newest first.</summary>
    public async Task<IReadOnlyList<ActorClaim>> MineAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        var accountId = RequirePerson(caller);
        await using var context = database.CreateDbContext();
        return await context.ActorClaims.AsNoTracking().Include(c => c.Actor).Where(c => c.AccountId == accountId).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The claims that wait for a decision, the oldest first.</summary>
    public Task<IReadOnlyList<PendingClaim>> PendingAsync(Caller caller, CancellationToken cancellationToken = default) => PendingAsync(caller, 0, int.MaxValue, cancellationToken);

    /// <summary>Those of them with higher keys than one.</summary>
    public async Task<IReadOnlyList<PendingClaim>> PendingAsync(Caller caller, long after, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.DecideClaims);
        await using var context = database.CreateDbContext();
        var claims = await context.ActorClaims.AsNoTracking().Include(c => c.Actor).Include(c => c.Account).Where(c => c.State == ClaimState.Pending && c.Id > after).OrderBy(c => c.Id).Take(take).ToListAsync(cancellationToken);
        List<PendingClaim> found = [];
        foreach (var claim in claims)
        {
            var members = claim.ActorId is { } actorId ? await context.Memberships.CountAsync(m => m.ActorId == actorId, cancellationToken) : 0;
            var similar = claim.Proposal is { } proposal && claim.ActorId is null ? await SimilarNames.FindAsync(context, proposal.Name, proposal.Country, cancellationToken) : [];
            found.Add(new(claim, claim.Account!.Name, claim.Account.Email, claim.Account.EmailConfirmed, members, similar));
        }

        return found;
    }

    /// <summary>Grants a claim: the person becomes an owner of the actor, which is added to the registry where it was proposed.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="claimId">The claim.</param>
    /// <param name="verify">Whether the actor is verified by the same evidence.</param>
    /// <param name="answer">What to say to the person.</param>
    /// <param name="existingActorId">The actor of the registry that a proposed one turns out to be; null to add it.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The actor that the person acts for now.</returns>
    /// <exception cref="ClaimException">The claim was decided or withdrawn meanwhile, or the actor is gone.</exception>
    public async Task<long> AcceptAsync(Caller caller, long claimId, bool verify, string? answer, long? existingActorId = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.DecideClaims);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await CloseAsync(context, claimId, ClaimState.Accepted, caller, answer, cancellationToken);
        var claim = await context.ActorClaims.SingleAsync(c => c.Id == claimId, cancellationToken);
        var actorId = claim.ActorId ?? existingActorId;
        var actor = actorId is { } id
            ? await context.Actors.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new ClaimException($"The registry has no actor #{id}. Load the queue again.")
            : await AddAsync(context, claim, caller, cancellationToken);
        if (verify) VerificationDesk.Decide(context, caller, actor, VerificationState.Verified, EvidenceOf(claim), database.Time.GetUtcNow());
        claim.ActorId = actor.Id;
        await MakeOwnerAsync(context, claim.AccountId, actor.Id, cancellationToken);
        await TellAsync(
            context, claimId, $"You now act for {actor.Name}", $"The secretariat has agreed that you act for {actor.Name}. Complete its profile, and see whom it could work with.", answer, "/profile", cancellationToken);
        AuditLog.Record(context, caller, "claim.accepted", actor.Id, $"claim:{claimId}", $"account:{claim.AccountId} became an owner");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return actor.Id;
    }

    /// <summary>Refuses a claim, and says why.</summary>
    /// <exception cref="ClaimException">No answer was given, or the claim was decided or withdrawn meanwhile.</exception>
    public async Task RefuseAsync(Caller caller, long claimId, string answer, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.DecideClaims);
        if (string.IsNullOrWhiteSpace(answer)) throw new ClaimException("Say why the claim is refused: the person reads it, and may try again with better evidence.");
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await CloseAsync(context, claimId, ClaimState.Refused, caller, answer, cancellationToken);
        var (actorId, name) = await context.ActorClaims.Where(c => c.Id == claimId).Select(c => new ValueTuple<long?, string?>(c.ActorId, c.Actor!.Name ?? c.Proposal!.Name)).SingleAsync(cancellationToken);
        await TellAsync(
            context, claimId, $"Your request to act for {name} was not granted", $"The secretariat could not agree that you act for {name}. You may ask again with better evidence.", answer, "/claim", cancellationToken);
        AuditLog.Record(context, caller, "claim.refused", actorId, $"claim:{claimId}");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    private static long RequirePerson(Caller caller) =>
        caller.AccountId ?? throw new AccessDeniedException(caller, caller.Key is null ? "Sign in first." : "No key may do this; a person has to.");

    private async Task<ActorClaim> StoreAsync(RegistryContext context, Caller caller, long accountId, ActorClaim claim, string? website, string? evidence, CancellationToken cancellationToken)
    {
        if (evidence is { Length: > RegistryRules.LongTextLength }) throw new ClaimException($"The evidence is too long; {RegistryRules.LongTextLength:N0} characters are the most.");
        if (await context.ActorClaims.CountAsync(c => c.AccountId == accountId && c.State == ClaimState.Pending, cancellationToken) >= MostPending)
            throw new ClaimException($"{MostPending} claims of yours wait for the secretariat already. Wait for its answers, or withdraw one.");
        var email = await context.Users.Where(a => a.Id == accountId && a.EmailConfirmed).Select(a => a.Email).SingleOrDefaultAsync(cancellationToken);
        claim.Evidence = string.IsNullOrWhiteSpace(evidence) ? null : evidence.Trim();
        claim.DomainMatches = EmailDomain.Matches(website, email);
        claim.MadeAt = database.Time.GetUtcNow();
        context.ActorClaims.Add(claim);
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "claim.made", claim.ActorId, $"claim:{claim.Id}", claim.Proposal is { } proposal ? $"proposes '{proposal.Name}' ({proposal.Country})" : null);
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return claim;
    }

    private async Task TellAsync(RegistryContext context, long claimId, string subject, string text, string? answer, string page, CancellationToken cancellationToken)
    {
        var to = await context.ActorClaims.Where(c => c.Id == claimId && c.Account!.EmailConfirmed).Select(c => c.Account!.Email).SingleOrDefaultAsync(cancellationToken);
        if (to is null) return;
        var said = string.IsNullOrWhiteSpace(answer) ? "" : $"\n\nIts answer:\n{answer.Trim()}";
        mails.Add(context, new() { Key = FormattableString.Invariant($"claim:{claimId}"), Kind = "claim", To = to, Subject = subject, Text = $"{text}{said}\n\n{options.PublicAddress}{page}\n" });
    }

    // Two who decide at once: the database lets one of them through.
    private async Task CloseAsync(RegistryContext context, long claimId, ClaimState state, Caller? decider, string? answer, CancellationToken cancellationToken)
    {
        if (answer is { Length: > RegistryRules.ReasonLength }) throw new ClaimException($"The answer is too long; {RegistryRules.ReasonLength:N0} characters are the most.");
        var text = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
        var now = database.Time.GetUtcNow();
        var deciderId = decider?.AccountId;
        var closed = await context.ActorClaims.Where(c => c.Id == claimId && c.State == ClaimState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.DecidedAt, now).SetProperty(c => c.DecidedById, deciderId).SetProperty(c => c.Answer, text), cancellationToken);
        if (closed == 0) throw new ClaimException("That claim waits no longer: it was decided or withdrawn meanwhile. Load the page again.");
    }

    private static async Task<Actor> AddAsync(RegistryContext context, ActorClaim claim, Caller caller, CancellationToken cancellationToken)
    {
        var actor = ActorOf(claim.Proposal ?? throw new ClaimException("The actor that was claimed is gone from the registry. Refuse the claim."));
        context.Actors.Add(actor);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "actor.created", actor.Id, $"claim:{claim.Id}", $"'{actor.Name}' ({actor.Country})");
        return actor;
    }

    private async Task MakeOwnerAsync(RegistryContext context, long accountId, long actorId, CancellationToken cancellationToken)
    {
        var membership = await context.Memberships.SingleOrDefaultAsync(m => m.AccountId == accountId && m.ActorId == actorId, cancellationToken);
        if (membership is null) context.Memberships.Add(new() { AccountId = accountId, ActorId = actorId, Role = MemberRole.Owner, Since = database.Time.GetUtcNow() });
        else membership.Role = MemberRole.Owner;
    }

    private static string EvidenceOf(ActorClaim claim) =>
        string.Join(" ", new[] { claim.DomainMatches ? "The claimant's e-mail address belongs to the web site." : null, claim.Evidence }.Where(part => part is not null)) is { Length: > 0 } text
            ? text[..Math.Min(text.Length, RegistryRules.LongTextLength)]
            : "Claim accepted by the secretariat.";

    private static Actor ActorOf(ActorProposal proposal) => new()
    {
        Name = proposal.Name?.Trim()!,
        Kind = proposal.Kind,
        Helix = proposal.Helix,
        Country = proposal.Country,
        City = Filled(proposal.City),
        Website = Filled(proposal.Website),
        Description = Filled(proposal.Description),
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

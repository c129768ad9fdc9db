using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Curators say whether actors are who they say they are.</summary>
public sealed class VerificationDesk(RegistryDatabase database)
{
    /// <summary>Who is named as having decided. The person stands in the audit log, where it can be erased.</summary>
    public const string Secretariat = "Secretariat";

    /// <summary>The actors that wait for a decision: with evidence to check, or verified too long ago. The longest waiting first.</summary>
    public async Task<(IReadOnlyList<Actor> Actors, int Count)> WaitingAsync(Caller caller, int skip, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.VerifyActors);
        await using var context = database.CreateDbContext();
        var waiting = Waiting(context);
        return (await waiting.OrderBy(a => a.Verification.DecidedAt).ThenBy(a => a.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await waiting.CountAsync(cancellationToken));
    }

    /// <summary>Those of them with higher keys than one, by ascending key: a queue that is worked on while it is read loses nobody.</summary>
    public async Task<IReadOnlyList<Actor>> WaitingAfterAsync(Caller caller, long after, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.VerifyActors);
        await using var context = database.CreateDbContext();
        return await Waiting(context).Where(a => a.Id > after).OrderBy(a => a.Id).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>An actor with what its verification rests on; null where there is none.</summary>
    public async Task<Actor?> FindAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.VerifyActors);
        await using var context = database.CreateDbContext();
        return await context.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken);
    }

    /// <summary>Decides on one actor.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="actorId">The actor.</param>
    /// <param name="state">The new state.</param>
    /// <param name="evidence">What it rests on; needed to verify or reject.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="VerificationException">There is no such actor, or no evidence was given.</exception>
    public async Task DecideAsync(Caller caller, long actorId, VerificationState state, string? evidence, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.VerifyActors);
        await using var context = database.CreateDbContext();
        var actor = await context.Actors.SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken) ?? throw new VerificationException($"The registry has no actor #{actorId}. Load the page again.");
        Decide(context, caller, actor, state, evidence, database.Time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }

    private static IQueryable<Actor> Waiting(RegistryContext context) =>
        context.Actors.AsNoTracking().Where(a => a.Verification.State == VerificationState.Pending || a.Verification.State == VerificationState.Expired);

    internal static void Decide(RegistryContext context, Caller caller, Actor actor, VerificationState state, string? evidence, DateTimeOffset now)
    {
        var text = string.IsNullOrWhiteSpace(evidence) ? null : evidence.Trim();
        if (text is null && state is VerificationState.Verified or VerificationState.Rejected)
            throw new VerificationException("Say what the decision rests on: a register's entry, a document, a call.");
        var before = actor.Verification.State;
        actor.Verification = state == VerificationState.Unverified
            ? new() { Evidence = text ?? actor.Verification.Evidence }
            : new() { State = state, DecidedBy = Secretariat, DecidedAt = now, Evidence = text ?? actor.Verification.Evidence };
        AuditLog.Record(context, caller, "actor.verification", actor.Id == 0 ? null : actor.Id, null, $"{before} → {state}");
    }
}

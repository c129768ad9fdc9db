using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Introductions;

/// <summary>Reads introductions, for their sides only.</summary>
public sealed class IntroductionBox(RegistryDatabase database)
{
    /// <summary>All introductions of an actor, those that wait for it first, then by the last change.</summary>
    public async Task<IReadOnlyList<IntroductionLine>> ListAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadIntroductions, actorId);
        await using var context = database.CreateDbContext();
        var lines = await Lines(context.Introductions.AsNoTracking().Where(i => i.AskingActorId == actorId || i.AskedActorId == actorId), actorId).ToListAsync(cancellationToken);
        return [.. lines.OrderByDescending(line => line.WaitsForUs).ThenByDescending(line => line.UpdatedAt)];
    }

    /// <summary>How many introductions wait for an actor's answer.</summary>
    public async Task<int> WaitingAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadIntroductions, actorId);
        await using var context = database.CreateDbContext();
        return await context.Introductions.CountAsync(i => i.AskedActorId == actorId && i.State == IntroductionState.Asked, cancellationToken);
    }

    /// <summary>One introduction with its thread.</summary>
    /// <exception cref="IntroductionNotFoundException">There is none that the caller may see.</exception>
    public async Task<IntroductionThread> ReadAsync(Caller caller, long introductionId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var introduction = await context.Introductions.AsNoTracking().Include(i => i.Introducer).SingleOrDefaultAsync(i => i.Id == introductionId, cancellationToken);
        if (introduction is null || !(AccessRules.May(caller, Deed.ReadIntroductions, introduction.AskingActorId) || AccessRules.May(caller, Deed.ReadIntroductions, introduction.AskedActorId)))
            throw new IntroductionNotFoundException(introductionId);
        var own = IntroductionDesk.OwnSide(caller, introduction, Deed.ReadIntroductions);
        var line = await Lines(context.Introductions.AsNoTracking().Where(i => i.Id == introductionId), own).SingleAsync(cancellationToken);
        var messages = await context.IntroductionMessages.AsNoTracking().Where(m => m.IntroductionId == introductionId).OrderBy(m => m.Id)
            .Select(m => new ThreadLine(m.Id, m.ActorId == own, context.Users.Where(a => a.Id == m.AuthorId).Select(a => a.Name).FirstOrDefault(), m.State, m.IsReminder, m.Text, m.At))
            .ToListAsync(cancellationToken);
        var contact = ContactAccess.Reveals(introduction.State) ? await context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == line.Partner.Id, cancellationToken) : null;
        var introducer = introduction.Introducer is { } third ? new ActorLabel(third.Id, third.Name, third.Helix, third.Country, third.City) : null;
        var canRemind = line.IsOurs && AccessRules.May(caller, Deed.Introduce, own) && IntroductionDesk.CanRemind(introduction, database.Time.GetUtcNow());
        return new(line, own, introducer, messages, contact, canRemind, introduction.CollaborationId);
    }

    private static IQueryable<IntroductionLine> Lines(IQueryable<Introduction> introductions, long own) => introductions
        .Select(i => new { Introduction = i, IsOurs = i.AskingActorId == own, Partner = i.AskingActorId == own ? i.AskedActor! : i.AskingActor! })
        .Select(i => new IntroductionLine(
            i.Introduction.Id, i.IsOurs, new ActorLabel(i.Partner.Id, i.Partner.Name, i.Partner.Helix, i.Partner.Country, i.Partner.City), i.Introduction.State, i.Introduction.AskedAt, i.Introduction.UpdatedAt,
            i.Introduction.Messages.Where(m => m.Text != null).OrderByDescending(m => m.Id).Select(m => m.Text).FirstOrDefault() ?? i.Introduction.Message,
            (!i.IsOurs && i.Introduction.State == IntroductionState.Asked) || i.Introduction.State == IntroductionState.Accepted));
}

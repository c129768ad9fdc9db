using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>What the members of an organisation write down about partners, for themselves alone: neither the partner nor the secretariat sees it.</summary>
public sealed class NoteDesk(RegistryDatabase database)
{
    /// <summary>The notes of an organisation on a partner, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<NoteLine>> ListAsync(Caller caller, long actorId, long partnerId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.KeepNotes, actorId);
        await using var context = database.CreateDbContext();
        return await context.PartnerNotes.AsNoTracking().Where(note => note.ActorId == actorId && note.PartnerId == partnerId).OrderByDescending(note => note.Id)
            .Select(note => new NoteLine(note.Id, note.Text, context.Users.Where(account => account.Id == note.AuthorId).Select(account => account.Name).FirstOrDefault(), note.WrittenAt)).ToListAsync(cancellationToken);
    }

    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="NoteException">There is nothing to write, or nobody to write about.</exception>
    public async Task<NoteLine> WriteAsync(Caller caller, long actorId, long partnerId, string? text, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.KeepNotes, actorId);
        var written = text?.Trim();
        if (string.IsNullOrEmpty(written)) throw new NoteException("Write something first.");
        if (written.Length > RegistryRules.ReasonLength) throw new NoteException($"A note has at most {RegistryRules.ReasonLength:N0} characters; this one has {written.Length:N0}. Shorten it, or write two.");
        if (actorId == partnerId) throw new NoteException("Notes are about partners, not about yourselves.");
        await using var context = database.CreateDbContext();
        if (!await context.Actors.AnyAsync(actor => actor.Id == partnerId, cancellationToken)) throw new NoteException("This actor is not in the registry any more. Load the page again.");
        var note = new PartnerNote { ActorId = actorId, PartnerId = partnerId, Text = written, AuthorId = caller.AccountId, WrittenAt = database.Time.GetUtcNow() };
        context.PartnerNotes.Add(note);
        AuditLog.Record(context, caller, "note.written", actorId, FormattableString.Invariant($"actor:{partnerId}"));
        await context.SaveChangesAsync(cancellationToken);
        return new(note.Id, note.Text, caller.Name, note.WrittenAt);
    }

    /// <summary>Takes a note away.</summary>
    /// <returns>Whether it was still there.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<bool> DeleteAsync(Caller caller, long actorId, long noteId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.KeepNotes, actorId);
        await using var context = database.CreateDbContext();
        if (await context.PartnerNotes.SingleOrDefaultAsync(note => note.Id == noteId && note.ActorId == actorId, cancellationToken) is not { } note) return false;
        context.PartnerNotes.Remove(note);
        AuditLog.Record(context, caller, "note.deleted", actorId, FormattableString.Invariant($"actor:{note.PartnerId}"));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }
}

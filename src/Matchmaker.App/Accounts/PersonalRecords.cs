using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>What the product keeps of a person: theirs to take away, and to have erased.</summary>
public sealed class PersonalRecords(RegistryDatabase database)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>All of it, as JSON. Secrets (the password's hash, keys of the second factor) are not for taking away.</summary>
    public async Task<byte[]> DownloadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        var id = OwnId(caller);
        await using var context = database.CreateDbContext();
        var account = await context.Users.AsNoTracking().Where(a => a.Id == id)
            .Select(a => new { a.Name, a.Email, a.EmailConfirmed, a.TwoFactorEnabled, a.Culture, a.Staff, a.CreatedAt, a.LastSignInAt }).SingleAsync(cancellationToken);
        var all = new
        {
            Account = account,
            Memberships = await context.Memberships.AsNoTracking().Where(m => m.AccountId == id).Select(m => new { Organisation = m.Actor!.Name, Role = m.Role.ToString(), m.Since }).ToListAsync(cancellationToken),
            Claims = await context.ActorClaims.AsNoTracking().Where(c => c.AccountId == id).Select(c => new { Organisation = c.Actor!.Name, c.Evidence, State = c.State.ToString(), c.MadeAt, c.Answer }).ToListAsync(cancellationToken),
            Messages = await context.IntroductionMessages.AsNoTracking().Where(m => m.AuthorId == id).Select(m => new { m.IntroductionId, m.At, m.Text }).ToListAsync(cancellationToken),
            Notes = await context.PartnerNotes.AsNoTracking().Where(n => n.AuthorId == id).Select(n => new { About = n.Partner!.Name, n.WrittenAt, n.Text }).ToListAsync(cancellationToken),
            Reviews = await context.ProgrammeReviews.AsNoTracking().Where(r => r.ReviewerId == id).Select(r => new { Programme = r.Entry!.Programme!.Title, Applicant = r.Entry.Actor!.Name, r.At, r.Scores, r.Comment, r.HasConflict }).ToListAsync(cancellationToken),
            SuggestionMails = await context.PushPreferences.AsNoTracking().Where(p => p.AccountId == id)
                .Select(p => new { Organisation = p.Actor!.Name, Rhythm = p.Rhythm.ToString(), p.Language, p.TimeZone, p.QuietFrom, p.QuietUntil, p.ConsentedAt, p.ChangedAt, p.LastDay, p.Unopened }).ToListAsync(cancellationToken),
            SuggestionsTold = await context.PushedSuggestions.AsNoTracking().Where(s => s.Digest!.AccountId == id).OrderBy(s => s.Id)
                .Select(s => new { Organisation = s.Actor!.Name, Suggested = s.Partner!.Name, s.Rank, At = s.CreatedAt, s.OpenedAt, s.Digest!.ReadAt }).ToListAsync(cancellationToken),
            Mails = await context.OutboxMails.AsNoTracking().Where(mail => mail.To == account.Email).OrderBy(mail => mail.Id).Select(mail => new { mail.Kind, mail.Subject, mail.CreatedAt, mail.EndedAt }).ToListAsync(cancellationToken),
            AuditLog = await context.AuditEntries.AsNoTracking().Where(e => e.AccountId == id).OrderBy(e => e.Id).Select(e => new { e.At, e.Action, e.Subject, e.Details, e.Address }).ToListAsync(cancellationToken),
        };
        AuditLog.Record(context, caller, "account.downloaded", subject: FormattableString.Invariant($"account:{id}"));
        await context.SaveChangesAsync(cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(all, Format);
    }

    /// <summary>Removes the account and what hangs on it. What the person did for an organisation stays with the organisation, without a name; the audit log keeps a number.</summary>
    /// <exception cref="MembersException">The person is the last owner of an organisation, or the last administrator.</exception>
    public async Task EraseAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        var id = OwnId(caller);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var orphaned = await context.Memberships.Where(m => m.AccountId == id && m.Role == MemberRole.Owner)
            .Where(m => context.Memberships.Any(other => other.ActorId == m.ActorId && other.AccountId != id))
            .Where(m => !context.Memberships.Any(other => other.ActorId == m.ActorId && other.AccountId != id && other.Role == MemberRole.Owner)).Select(m => m.Actor!.Name).FirstOrDefaultAsync(cancellationToken);
        if (orphaned is not null) throw new MembersException($"You are the last owner of {orphaned}, and others act for it. Make one of them owner first.");
        var account = await context.Users.SingleAsync(a => a.Id == id, cancellationToken);
        if (account.Staff == StaffRole.Administrator && !await context.Users.AnyAsync(a => a.Id != id && a.Staff == StaffRole.Administrator, cancellationToken))
            throw new MembersException("You are the last administrator. Appoint another first.");
        await context.Invitations.Where(i => i.Email == account.Email).ExecuteDeleteAsync(cancellationToken);
        await context.OutboxMails.Where(mail => mail.To == account.Email).ExecuteDeleteAsync(cancellationToken);
        context.Users.Remove(account);
        AuditLog.Record(context, caller, "account.erased", subject: FormattableString.Invariant($"account:{id}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static long OwnId(Caller caller) => caller.AccountId ?? throw new AccessDeniedException(caller, "Sign in first.");
}

using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Notifications;

/// <summary>Administrators see which mails wait or could not be sent, and have them sent again. What a mail says is shown to nobody.</summary>
public sealed class MailDesk(RegistryDatabase database, JobBell bell)
{
    /// <summary>How many mails are shown.</summary>
    public const int Most = 200;

    /// <summary>Mails that were given up, or failed at least once and are tried again; the latest first. And how many wait, and were sent within a day.</summary>
    /// <exception cref="AccessDeniedException">The caller is no administrator.</exception>
    public async Task<(IReadOnlyList<MailLine> Troubled, int Waiting, int SentLately)> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSystem);
        var lately = database.Time.GetUtcNow() - TimeSpan.FromDays(1);
        await using var context = database.CreateDbContext();
        var troubled = await context.OutboxMails.Where(mail => mail.State == OutboxState.Failed || (mail.State == OutboxState.Waiting && mail.Problem != null)).OrderByDescending(mail => mail.Id).Take(Most)
            .Select(mail => new MailLine(mail.Id, mail.Kind, mail.To, mail.State, mail.Attempts, mail.CreatedAt, mail.State == OutboxState.Failed ? null : mail.DueAt, mail.Problem)).ToListAsync(cancellationToken);
        return (troubled, await context.OutboxMails.CountAsync(mail => mail.State == OutboxState.Waiting, cancellationToken), await context.OutboxMails.CountAsync(mail => mail.State == OutboxState.Sent && mail.EndedAt > lately, cancellationToken));
    }

    /// <summary>Sends a mail that failed again, at once; null for all of them.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="AccessDeniedException">The caller is no administrator.</exception>
    public async Task<int> RetryAsync(Caller caller, long? id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSystem);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var count = await context.OutboxMails.Where(mail => (id == null || mail.Id == id) && (mail.State == OutboxState.Failed || (mail.State == OutboxState.Waiting && mail.Problem != null)))
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, OutboxState.Waiting).SetProperty(mail => mail.Attempts, 0).SetProperty(mail => mail.DueAt, now).SetProperty(mail => mail.EndedAt, (DateTimeOffset?)null), cancellationToken);
        if (count == 0) return 0;
        AuditLog.Record(context, caller, "mail.retried", subject: id is { } one ? FormattableString.Invariant($"mail:{one}") : null, details: FormattableString.Invariant($"{count} mails"));
        context.AfterCommit(() => bell.Ring(MailJob.Name));
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return count;
    }
}

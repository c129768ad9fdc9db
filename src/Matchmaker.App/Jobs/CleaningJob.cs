using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Jobs;

/// <summary>Takes away what nobody needs any more: runs of jobs long past, answers kept for repeated requests, invitations that ran out, mails and events of long ago, entries of the change log that everybody has read.</summary>
public sealed class CleaningJob(RegistryDatabase database, JobOptions options) : IJob
{
    private static readonly TimeSpan RepliesKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30);

    /// <summary>How long it is kept that a mail was sent: for so long none with its key is sent again.</summary>
    public static readonly TimeSpan MailsKept = TimeSpan.FromDays(90);

    /// <summary>How long events can be told again.</summary>
    public static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(30);

    public JobDefinition Definition { get; } = new("cleaning", "0 45 3 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var (runsUntil, repliesUntil, invitationsUntil) = (now - TimeSpan.FromDays(options.KeepDays), now - RepliesKept, now - InvitationsKept);
        await using var registry = database.CreateDbContext();
        var runs = await registry.JobRuns.Where(run => run.FinishedAt != null && run.FinishedAt < runsUntil).ExecuteDeleteAsync(cancellationToken);
        var replies = await registry.IdempotentReplies.Where(reply => reply.At < repliesUntil).ExecuteDeleteAsync(cancellationToken);
        var invitations = await registry.Invitations.Where(invitation => invitation.AcceptedAt == null && invitation.ExpiresAt < invitationsUntil).ExecuteDeleteAsync(cancellationToken);
        var (mailsUntil, deliveriesUntil) = (now - MailsKept, now - DeliveriesKept);
        var mails = await registry.OutboxMails.Where(mail => mail.State != OutboxState.Waiting && mail.EndedAt < mailsUntil).ExecuteDeleteAsync(cancellationToken);
        var deliveries = await registry.WebhookDeliveries.Where(delivery => delivery.CreatedAt < deliveriesUntil).ExecuteDeleteAsync(cancellationToken);
        var changes = await ChangeLog.CutAsync(registry, cancellationToken);
        return new($"Removed {runs:N0} past runs, {replies:N0} kept answers, {invitations:N0} invitations that ran out, {mails:N0} mails of long ago, {deliveries:N0} events of long ago, {changes:N0} entries of the change log.")
        {
            Counts = new Dictionary<string, long> { ["runs"] = runs, ["replies"] = replies, ["invitations"] = invitations, ["mails"] = mails, ["deliveries"] = deliveries, ["changes"] = changes },
        };
    }
}

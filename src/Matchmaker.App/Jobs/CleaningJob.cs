using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Jobs;

/// <summary>Takes away what nobody needs any more: runs of jobs long past, answers kept for repeated requests, invitations that ran out.</summary>
public sealed class CleaningJob(RegistryDatabase database, JobOptions options) : IJob
{
    private static readonly TimeSpan RepliesKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30);

    public JobDefinition Definition { get; } = new("cleaning", "0 45 3 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var (runsUntil, repliesUntil, invitationsUntil) = (now - TimeSpan.FromDays(options.KeepDays), now - RepliesKept, now - InvitationsKept);
        await using var registry = database.CreateDbContext();
        var runs = await registry.JobRuns.Where(run => run.FinishedAt != null && run.FinishedAt < runsUntil).ExecuteDeleteAsync(cancellationToken);
        var replies = await registry.IdempotentReplies.Where(reply => reply.At < repliesUntil).ExecuteDeleteAsync(cancellationToken);
        var invitations = await registry.Invitations.Where(invitation => invitation.AcceptedAt == null && invitation.ExpiresAt < invitationsUntil).ExecuteDeleteAsync(cancellationToken);
        return new($"Removed {runs:N0} past runs, {replies:N0} kept answers, {invitations:N0} invitations that ran out.")
        {
            Counts = new Dictionary<string, long> { ["runs"] = runs, ["replies"] = replies, ["invitations"] = invitations },
        };
    }
}

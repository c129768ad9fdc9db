using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Verified actors are asked again after twelve months: their verification expires, and they wait for a curator. Their owners are told some weeks before, and when it happens.</summary>
public sealed class VerificationAgeJob(RegistryDatabase database, VerificationMails mails) : IJob
{
    /// <summary>How long a verification holds.</summary>
    public const int Months = 12;

    /// <summary>How long before its end owners are reminded.</summary>
    public const int ReminderDays = 30;

    private const int AtATime = 200;

    public JobDefinition Definition { get; } = new("verification", "0 0 4 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var oldest = now.AddMonths(-Months);
        var expired = await ExpireAsync(context, oldest, cancellationToken);
        var reminded = await RemindAsync(context, oldest, now.AddDays(ReminderDays).AddMonths(-Months), cancellationToken);
        var outcome = expired == 0 ? "No verification is older than a year." : $"{expired:N0} verifications were older than a year and wait for a curator.";
        return new(reminded == 0 ? outcome : $"{outcome} {reminded:N0} mails say that a verification ends within {ReminderDays} days.")
        {
            Counts = new Dictionary<string, long> { ["expired"] = expired, ["reminded"] = reminded },
        };
    }

    private async Task<int> ExpireAsync(JobContext context, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        var expired = 0;
        while (true)
        {
            await using var registry = database.CreateDbContext();
            await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
            await context.RequireLeaseAsync(registry, cancellationToken);
            var actors = await registry.Actors.Where(a => a.Verification.State == VerificationState.Verified && a.Verification.DecidedAt < oldest).OrderBy(a => a.Id).Take(AtATime).ToListAsync(cancellationToken);
            if (actors.Count == 0) return expired;
            foreach (var actor in actors)
            {
                actor.Verification.State = VerificationState.Expired;
                AuditLog.Record(registry, Caller.Program, "actor.verification", actor.Id, null, $"{VerificationState.Verified} → {VerificationState.Expired}");
            }

            await mails.TellEndAsync(registry, actors, cancellationToken);
            await registry.SaveChangesAsync(cancellationToken);
            await change.CommitAsync(cancellationToken);
            expired += actors.Count;
            context.Report($"{expired:N0} verifications expired");
        }
    }

    private async Task<int> RemindAsync(JobContext context, DateTimeOffset oldest, DateTimeOffset youngest, CancellationToken cancellationToken)
    {
        var (reminded, after) = (0, 0L);
        while (true)
        {
            await using var registry = database.CreateDbContext();
            await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
            await context.RequireLeaseAsync(registry, cancellationToken);
            var last = after;
            var actors = await registry.Actors.AsNoTracking()
                .Where(a => a.Verification.State == VerificationState.Verified && a.Verification.DecidedAt >= oldest && a.Verification.DecidedAt <= youngest && a.Id > last)
                .OrderBy(a => a.Id).Take(AtATime).ToListAsync(cancellationToken);
            if (actors.Count == 0) return reminded;
            reminded += await mails.RemindAsync(registry, actors, cancellationToken);
            await registry.SaveChangesAsync(cancellationToken);
            await change.CommitAsync(cancellationToken);
            after = actors[^1].Id;
        }
    }
}

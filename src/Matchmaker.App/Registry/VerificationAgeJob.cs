using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Verified actors are asked again after twelve months: their verification expires, and they wait for a curator.</summary>
public sealed class VerificationAgeJob(RegistryDatabase database) : IJob
{
    /// <summary>How long a verification holds.</summary>
    public const int Months = 12;

    private const int AtATime = 200;

    public JobDefinition Definition { get; } = new("verification", "0 0 4 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var oldest = database.Time.GetUtcNow().AddMonths(-Months);
        var expired = 0;
        while (true)
        {
            await using var registry = database.CreateDbContext();
            await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
            await context.RequireLeaseAsync(registry, cancellationToken);
            var actors = await registry.Actors.Where(a => a.Verification.State == VerificationState.Verified && a.Verification.DecidedAt < oldest).OrderBy(a => a.Id).Take(AtATime).ToListAsync(cancellationToken);
            if (actors.Count == 0) break;
            foreach (var actor in actors)
            {
                actor.Verification.State = VerificationState.Expired;
                AuditLog.Record(registry, Caller.Program, "actor.verification", actor.Id, null, $"{VerificationState.Verified} → {VerificationState.Expired}");
            }

            await registry.SaveChangesAsync(cancellationToken);
            await change.CommitAsync(cancellationToken);
            expired += actors.Count;
            context.Report($"{expired:N0} verifications expired");
        }

        return new(expired == 0 ? "No verification is older than a year." : $"{expired:N0} verifications were older than a year and wait for a curator.") { Counts = new Dictionary<string, long> { ["expired"] = expired } };
    }
}

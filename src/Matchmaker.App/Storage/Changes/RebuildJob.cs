using Matchmaker.App.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage.Changes;

/// <summary>
/// Lets every node build its search index, and what matching reads of the registry, from nothing. Day by day they take up only what has changed; this makes sure that nothing strays for long. Each node does it
/// by itself, since each has its own copies, and serves the old ones meanwhile.
/// </summary>
public sealed class RebuildJob(RegistryDatabase database) : IJob
{
    public JobDefinition Definition { get; } = new("rebuild", "0 15 5 ? * SUN");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await using var registry = database.CreateDbContext();
        await using var transaction = await registry.Database.BeginTransactionAsync(cancellationToken);
        await context.RequireLeaseAsync(registry, cancellationToken);
        await ChangeLog.AskForAllAsync(database, registry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new("Every node that runs builds its index and its graph from nothing, and serves the old ones until then. The page System of each says when its index was built.");
    }
}

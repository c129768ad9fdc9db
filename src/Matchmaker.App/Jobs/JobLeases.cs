using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Jobs;

/// <summary>
/// Gives each job to one holder at a time, for as long as it asks for more. Every new holder has a higher token (Kleppmann's fencing token), so that one who was given up for dead cannot write once
/// another has the job, whatever the clocks say.
/// </summary>
/// <param name="database">The registry.</param>
/// <param name="node">Who asks.</param>
public sealed class JobLeases(RegistryDatabase database, string node)
{
    /// <summary>How long a holder may be silent: another takes over within the minute.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(40);

    public string Node { get; } = node;

    /// <summary>Takes a job that nobody holds; null where somebody does.</summary>
    public async Task<JobLease?> TryTakeAsync(string job, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        var until = now + Lasts;
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);

        // One statement decides: of two that come at once, one finds the row taken.
        var taken = await context.Jobs.Where(entry => entry.Name == job && (entry.HeldUntil == null || entry.HeldUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Token, entry => entry.Token + 1).SetProperty(entry => entry.Holder, Node).SetProperty(entry => entry.HeldUntil, until), cancellationToken);
        if (taken == 0) return null;
        var token = await context.Jobs.Where(entry => entry.Name == job).Select(entry => entry.Token).SingleAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new(job, token);
    }

    /// <summary>Holds on.</summary>
    /// <returns>Whether it is still held.</returns>
    public async Task<bool> RenewAsync(JobLease lease, CancellationToken cancellationToken = default)
    {
        var until = database.Time.GetUtcNow() + Lasts;
        await using var context = database.CreateDbContext();
        return await Held(context, lease).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.HeldUntil, until), cancellationToken) > 0;
    }

    /// <summary>Gives it back.</summary>
    public async Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await Held(context, lease).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.HeldUntil, (DateTimeOffset?)null).SetProperty(entry => entry.Holder, (string?)null), cancellationToken);
    }

    /// <summary>Asked within the transaction of a write: locks the job's row until it ends, so that nobody can take the job over in between.</summary>
    /// <exception cref="JobLeaseLostException">It is no longer held under this token.</exception>
    public static async Task RequireAsync(RegistryContext context, JobLease lease, CancellationToken cancellationToken = default)
    {
        if (await Held(context, lease).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Token, lease.Token), cancellationToken) == 0) throw new JobLeaseLostException(lease.Job);
    }

    private static IQueryable<JobEntry> Held(RegistryContext context, JobLease lease) => context.Jobs.Where(entry => entry.Name == lease.Job && entry.Token == lease.Token);
}

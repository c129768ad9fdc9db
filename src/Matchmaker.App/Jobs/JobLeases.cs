using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, Sight> _sights = new(StringComparer.Ordinal);

    public string Node { get; } = node;

    /// <summary>
    /// Looks how the leases stand. One that has not moved for as long as it lasts has no holder any more, also where a clock that was ahead has promised it hours: this is told by the time that passes here,
    /// not by what clocks say.
    /// </summary>
    /// <returns>Names of the jobs that can be taken although their time is not up.</returns>
    public IReadOnlyList<string> Look(IEnumerable<JobEntry> entries)
    {
        foreach (var entry in entries) _sights.AddOrUpdate(entry.Name, _ => new(entry.Token, entry.HeldUntil, database.Time.GetTimestamp()), (_, seen) => seen.Token == entry.Token && seen.Until == entry.HeldUntil ? seen : new(entry.Token, entry.HeldUntil, database.Time.GetTimestamp()));
        return [.. _sights.Where(one => IsSilent(one.Value)).Select(one => one.Key)];
    }

    /// <summary>Takes a job that nobody holds; null where somebody does.</summary>
    public async Task<JobLease?> TryTakeAsync(string job, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        var until = now + Lasts;
        var seen = _sights.GetValueOrDefault(job);
        var (isSilent, silentToken, silentUntil) = (IsSilent(seen), seen.Token, seen.Until);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);

        // One statement decides: of two that come at once, one finds the row taken.
        var taken = await context.Jobs.Where(entry => entry.Name == job && (entry.HeldUntil == null || entry.HeldUntil < now || (isSilent && entry.Token == silentToken && entry.HeldUntil == silentUntil)))
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

    private bool IsSilent(Sight sight) => sight.Until is not null && database.Time.GetElapsedTime(sight.At) > Lasts;

    private static IQueryable<JobEntry> Held(RegistryContext context, JobLease lease) => context.Jobs.Where(entry => entry.Name == lease.Job && entry.Token == lease.Token);

    /// <param name="Token">Of who holds it.</param>
    /// <param name="Until">Until when, by the clock of who holds it.</param>
    /// <param name="At">When it was first seen so, by this node's own watch.</param>
    private readonly record struct Sight(long Token, DateTimeOffset? Until, long At);
}

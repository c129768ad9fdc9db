using System.Collections.Concurrent;
using System.Linq.Expressions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Matchmaker.App.Notifications;

/// <summary>
/// What waits to leave, given to one sender at a time: who takes an entry claims it for a while, and only who holds the claim can write what came of it. Safe for several threads and nodes.
/// </summary>
/// <typeparam name="T">What is sent.</typeparam>
public sealed class OutboxQueue<T>(RegistryDatabase database)
    where T : OutboxEntry
{
    /// <summary>How long a sender may take for all that it claims at once.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    /// <summary>By how much clocks of nodes may differ without one being taken for wrong.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private const int LongestProblem = 500;

    private readonly ConcurrentDictionary<string, long> _longClaims = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes good what a clock has left that was ahead and was set back: entries that are to leave at once, but at a time that is hours away, and claims that last longer than any, of senders who have gone. Who has
    /// gone is told by the time that passes here: another node whose clock is still ahead keeps what it sends.
    /// </summary>
    public async Task CorrectAsync(CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        var (latest, longest) = (now + Slack, now + ClaimLasts + Slack);
        await using var context = database.CreateDbContext();
        await context.Set<T>().Where(entry => entry.State == OutboxState.Waiting && entry.Attempts == 0 && entry.CreatedAt > latest && entry.DueAt <= entry.CreatedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.DueAt, now), cancellationToken);
        var claims = await context.Set<T>().Where(entry => entry.State == OutboxState.Waiting && entry.ClaimedUntil > longest).Select(entry => entry.Claim!).Distinct().ToListAsync(cancellationToken);
        foreach (var gone in _longClaims.Keys.Except(claims)) _longClaims.TryRemove(gone, out _);
        var silent = claims.Where(claim => database.Time.GetElapsedTime(_longClaims.GetOrAdd(claim, _ => database.Time.GetTimestamp())) > ClaimLasts).ToList();
        if (silent.Count > 0) await context.Set<T>().Where(entry => silent.Contains(entry.Claim!)).ExecuteUpdateAsync(set => Free(set), cancellationToken);
    }

    /// <summary>Takes some of what is due, the oldest first, and counts the attempt: also one that ends with a crash.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="among">Only of these; null for any.</param>
    /// <param name="cancellationToken">Stops before anything is claimed.</param>
    public async Task<IReadOnlyList<T>> ClaimAsync(int most, Expression<Func<T, bool>>? among = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var now = database.Time.GetUtcNow();
            var (claim, until) = (Guid.NewGuid().ToString("N"), now + ClaimLasts);
            await using var context = database.CreateDbContext();
            var due = Due(context.Set<T>(), now);
            if (among is not null) due = due.Where(among);
            var ids = await due.OrderBy(entry => entry.DueAt).ThenBy(entry => entry.Id).Select(entry => entry.Id).Take(most).ToListAsync(cancellationToken);
            if (ids.Count == 0) return [];

            // One statement decides: of two that come at once, each gets what the other has not.
            var taken = await Due(context.Set<T>(), now).Where(entry => ids.Contains(entry.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(entry => entry.Claim, claim).SetProperty(entry => entry.ClaimedUntil, until).SetProperty(entry => entry.Attempts, entry => entry.Attempts + 1), cancellationToken);
            if (taken == 0) continue;
            return await context.Set<T>().AsNoTracking().Where(entry => ids.Contains(entry.Id) && entry.Claim == claim).OrderBy(entry => entry.DueAt).ThenBy(entry => entry.Id).ToListAsync(cancellationToken);
        }
    }

    /// <summary>Whether there is time left to send an entry under its claim.</summary>
    public bool IsHeld(T entry, TimeSpan needed) => database.Time.GetUtcNow() + needed < entry.ClaimedUntil;

    /// <summary>Writes down that an entry has left.</summary>
    /// <returns>Whether it was still claimed.</returns>
    public async Task<bool> SentAsync(T entry, Action<UpdateSettersBuilder<T>>? also = null, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        return await Mine(context, entry).ExecuteUpdateAsync(
            set =>
            {
                Free(set).SetProperty(one => one.State, OutboxState.Sent).SetProperty(one => one.EndedAt, now).SetProperty(one => one.Problem, (string?)null);
                also?.Invoke(set);
            },
            cancellationToken) > 0;
    }

    /// <summary>Writes down that an attempt failed, within what the caller saves: tried again later, or given up.</summary>
    /// <returns>Whether it was still claimed.</returns>
    public async Task<bool> FailedAsync(RegistryContext context, T entry, string problem, TimeSpan? wait, Action<UpdateSettersBuilder<T>>? also = null, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        var text = Storable(problem);
        return await Mine(context, entry).ExecuteUpdateAsync(
            set =>
            {
                Free(set).SetProperty(one => one.Problem, text);
                if (wait is { } pause) set.SetProperty(one => one.DueAt, now + pause);
                else set.SetProperty(one => one.State, OutboxState.Failed).SetProperty(one => one.EndedAt, now);
                also?.Invoke(set);
            },
            cancellationToken) > 0;
    }

    /// <summary>Gives back what was not tried.</summary>
    /// <param name="entry">What was claimed.</param>
    /// <param name="until">Not to be claimed again earlier; null for when it was due anyway.</param>
    /// <param name="cancellationToken">Stops before it is given back.</param>
    public async Task ReleaseAsync(T entry, DateTimeOffset? until = null, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await Mine(context, entry).ExecuteUpdateAsync(
            set =>
            {
                Free(set).SetProperty(one => one.Attempts, one => one.Attempts - 1);
                if (until is { } later) set.SetProperty(one => one.DueAt, later);
            },
            cancellationToken);
    }

    private static UpdateSettersBuilder<T> Free(UpdateSettersBuilder<T> set) => set.SetProperty(one => one.Claim, (string?)null).SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null);

    private static IQueryable<T> Due(IQueryable<T> entries, DateTimeOffset now) =>
        entries.Where(entry => entry.State == OutboxState.Waiting && entry.DueAt <= now && (entry.ClaimedUntil == null || entry.ClaimedUntil < now));

    private static IQueryable<T> Mine(RegistryContext context, T entry)
    {
        var (id, claim) = (entry.Id, entry.Claim);
        return context.Set<T>().Where(one => one.Id == id && one.Claim == claim);
    }

    // What a server says may hold anything, also what PostgreSQL does not store.
    private static string Storable(string problem)
    {
        var text = problem.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length > LongestProblem ? text[..LongestProblem] : text;
    }
}

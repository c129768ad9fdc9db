using System.Runtime.InteropServices;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>
/// Counts the registry for the pages that everybody loads. Counted at the most once a minute: nobody but the first waits for it, others are given the last figures while
/// new ones are counted. Safe for several threads.
/// </summary>
public sealed class RegionFigures(RegistryDatabase database, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);
    private static readonly int HelixCount = Enum.GetValues<Helix>().Length;

    private readonly SemaphoreSlim _counting = new(1, 1);
    private volatile Counted? _last;

    private sealed record Counted(RegionOverview Overview, DateTimeOffset At);

    /// <summary>The last figures, however old; null where nobody has asked yet.</summary>
    public RegionOverview? Last => _last?.Overview;

    public async Task<RegionOverview> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_last is { } fresh && time.GetUtcNow() - fresh.At < Lasting) return fresh.Overview;
        if (_last is { } last)
        {
            if (_counting.Wait(0, CancellationToken.None)) _ = Task.Run(CountAsync, CancellationToken.None);
            return last.Overview;
        }

        await _counting.WaitAsync(cancellationToken);
        if (_last is not { } first) return await CountAsync();
        _counting.Release();
        return first.Overview;
    }

    public void Dispose() => _counting.Dispose();

    // Whoever calls holds the semaphore.
    private async Task<RegionOverview> CountAsync()
    {
        try
        {
            var overview = await ReadAsync();
            _last = new(overview, time.GetUtcNow());
            return overview;
        }
        finally
        {
            _counting.Release();
        }
    }

    private async Task<RegionOverview> ReadAsync()
    {
        await using var context = database.CreateDbContext();
        var actors = await context.Actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Country, a.Helix, State = a.Verification.State }).ToListAsync();
        var rows = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var actor in actors)
        {
            if (!rows.TryGetValue(actor.Country, out var row)) rows.Add(actor.Country, row = new int[HelixCount]);
            row[(int)actor.Helix]++;
        }

        string[] countries = [.. rows.OrderByDescending(row => row.Value.Sum()).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Key)];
        var (shared, crossing, ties) = await ReadTiesAsync(context, [.. actors.Select(a => a.Id)], [.. actors.Select(a => a.Country)]);
        return new(
            actors.Count, actors.Count(a => a.State == VerificationState.Verified), await context.Collaborations.CountAsync(),
            shared == 0 ? null : (double)crossing / shared, countries, [.. countries.Select(country => rows[country])],
            [.. ties.OrderByDescending(tie => tie.Value).ThenBy(tie => tie.Key.One, StringComparer.Ordinal).ThenBy(tie => tie.Key.Other, StringComparer.Ordinal)
                .Select(tie => new CountryTies(tie.Key.One, tie.Key.Other, tie.Value))]);
    }

    // One pass over the participations in the order of their key, a collaboration at a time.
    private static async Task<(int Shared, int Crossing, Dictionary<(string One, string Other), int> Ties)> ReadTiesAsync(RegistryContext context, long[] actorIds, string[] countryOf)
    {
        var ties = new Dictionary<(string One, string Other), int>();
        var (shared, crossing, current) = (0, 0, 0L);
        var members = new HashSet<long>();
        var present = new SortedSet<string>(StringComparer.Ordinal);
        void Close()
        {
            if (members.Count > 1) shared++;
            if (present.Count > 1) crossing++;
            string[] all = [.. present];
            for (var one = 0; one < all.Length; one++)
                for (var other = one + 1; other < all.Length; other++) CollectionsMarshal.GetValueRefOrAddDefault(ties, (all[one], all[other]), out _)++;
            members.Clear();
            present.Clear();
        }

        await foreach (var part in context.Participations.AsNoTracking().OrderBy(p => p.CollaborationId).Select(p => new { p.CollaborationId, p.ActorId }).AsAsyncEnumerable())
        {
            if (part.CollaborationId != current) Close();
            current = part.CollaborationId;
            members.Add(part.ActorId);

            // Somebody who came in since the actors were read is counted the next time.
            if (Array.BinarySearch(actorIds, part.ActorId) is >= 0 and var at) present.Add(countryOf[at]);
        }

        Close();
        return (shared, crossing, ties);
    }
}

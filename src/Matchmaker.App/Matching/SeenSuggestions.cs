using System.Collections.Concurrent;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// Remembers who was shown to whom, once for each model and day, and writes it down in the background: reading suggestions never waits for that. What cannot be written because the database is away is written
/// once it is back.
/// </summary>
public sealed class SeenSuggestions(RegistryDatabase database) : IDisposable
{
    private const int BatchSize = 500;

    private readonly ConcurrentDictionary<(long Actor, long Partner, string Model), DateOnly> _known = new();
    private readonly ConcurrentQueue<Shown> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>What was tried to be written and may be written: nobody knows, where the connection broke at the end.</summary>
    private List<Shown> _unsure = [];

    /// <summary>How many may wait; the oldest are given up where there are more.</summary>
    public int Most { get; init; } = 100_000;

    /// <summary>Notes that an actor was shown partners.</summary>
    public void Note(long actorId, string model, IEnumerable<(long PartnerId, int Rank)> partners)
    {
        // As precise as both databases keep it, so that what was written is known again.
        var now = database.Time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (partnerId, rank) in partners)
        {
            var key = (actorId, partnerId, model);
            if (_known.TryGetValue(key, out var day) && day == today) continue;
            _known[key] = today;
            _waiting.Enqueue(new(actorId, partnerId, model, rank, now));
        }

        while (_waiting.Count > Most) _waiting.TryDequeue(out _);
    }

    /// <summary>Writes down what waits. What cannot be written waits on.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime);
        foreach (var old in _known.Where(one => one.Value < today)) _known.TryRemove(old);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            for (var written = 0; ;)
            {
                var isUnsure = _unsure.Count > 0;
                if (!isUnsure) _unsure = Take();
                if (_unsure.Count == 0) return written;
                written += await StoreAsync(isUnsure ? await MissingAsync(_unsure, cancellationToken) : _unsure, cancellationToken);
                _unsure = [];
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private List<Shown> Take()
    {
        var batch = new List<Shown>();
        while (batch.Count < BatchSize && _waiting.TryDequeue(out var shown)) batch.Add(shown);
        return batch;
    }

    private async Task<List<Shown>> MissingAsync(List<Shown> batch, CancellationToken cancellationToken)
    {
        var (from, to, actors) = (batch.Min(one => one.At), batch.Max(one => one.At), batch.Select(one => one.ActorId).Distinct().ToArray());
        await using var context = database.CreateDbContext();
        var stored = await context.Feedback.AsNoTracking().Where(f => f.Kind == FeedbackKind.Seen && f.At >= from && f.At <= to && actors.Contains(f.ActorId))
            .Select(f => new { f.ActorId, f.PartnerId, f.ModelVersion, f.At }).ToListAsync(cancellationToken);
        var known = stored.Select(f => (f.ActorId, f.PartnerId, f.ModelVersion, f.At)).ToHashSet();
        return [.. batch.Where(one => !known.Contains((one.ActorId, one.PartnerId, one.Model, one.At)))];
    }

    private async Task<int> StoreAsync(List<Shown> batch, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = database.CreateDbContext();
            context.Feedback.AddRange(batch.Select(one => one.ToFeedback()));
            await context.SaveChangesAsync(cancellationToken);
            return batch.Count;
        }
        catch (DbUpdateException e) when (IntegrityFailure.Is(e))
        {
            // An actor was removed meanwhile: what it was shown matters no more, the others still do.
            var stored = 0;
            if (batch.Count > 1)
                foreach (var one in batch) stored += await StoreAsync([one], cancellationToken);
            return stored;
        }
    }

    private sealed record Shown(long ActorId, long PartnerId, string Model, int Rank, DateTimeOffset At)
    {
        public Feedback ToFeedback() => new() { ActorId = ActorId, PartnerId = PartnerId, Kind = FeedbackKind.Seen, At = At, ModelVersion = Model, Rank = Rank };
    }
}

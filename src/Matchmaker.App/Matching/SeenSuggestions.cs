using System.Collections.Concurrent;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Matching;

/// <summary>Remembers who was shown to whom, once for each model and day, and writes it down in the background: reading suggestions never waits for that.</summary>
public sealed class SeenSuggestions(RegistryDatabase database)
{
    private const int BatchSize = 500;

    private readonly ConcurrentDictionary<(long Actor, long Partner, string Model), DateOnly> _known = new();
    private readonly ConcurrentQueue<Feedback> _waiting = new();

    /// <summary>Notes that an actor was shown partners.</summary>
    public void Note(long actorId, string model, IEnumerable<(long PartnerId, int Rank)> partners)
    {
        var now = database.Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (partnerId, rank) in partners)
        {
            var key = (actorId, partnerId, model);
            if (_known.TryGetValue(key, out var day) && day == today) continue;
            _known[key] = today;
            _waiting.Enqueue(new() { ActorId = actorId, PartnerId = partnerId, Kind = FeedbackKind.Seen, At = now, ModelVersion = model, Rank = rank });
        }
    }

    /// <summary>Writes down what waits.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime);
        foreach (var old in _known.Where(one => one.Value < today)) _known.TryRemove(old);
        var written = 0;
        while (!_waiting.IsEmpty)
        {
            await using var context = database.CreateDbContext();
            var batch = 0;
            for (; batch < BatchSize && _waiting.TryDequeue(out var seen); batch++) context.Feedback.Add(seen);
            await context.SaveChangesAsync(cancellationToken);
            written += batch;
        }

        return written;
    }
}

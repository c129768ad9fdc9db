using System.Collections.Concurrent;

namespace Matchmaker.App.Access;

/// <summary>
/// Who called in the last minutes, and what each might do then, for the time that the database is away. So a key that is revoked meanwhile, or a role that is taken away, still opens what may be read without the
/// database, for as long as <see cref="Lasting"/> at the most; nothing else, and no change. Safe for several threads.
/// </summary>
internal sealed class RememberedCallers(TimeProvider time)
{
    /// <summary>How long after the database last knew somebody it is still good.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);

    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, Remembered> _callers = new(StringComparer.Ordinal);
    private DateTimeOffset _tidiedAt;

    /// <summary>Remembers what the database said of who calls; forgets those whom it does not know, or no more.</summary>
    /// <param name="who">What tells them apart; holds no secret.</param>
    /// <param name="caller">Who it is; null for nobody.</param>
    /// <param name="expiresAt">When it ends by itself, where it does.</param>
    public void Keep(string who, Caller? caller, DateTimeOffset? expiresAt = null)
    {
        if (caller is null)
        {
            _callers.TryRemove(who, out _);
            return;
        }

        var now = time.GetUtcNow();
        var until = now + Lasting;
        if (_callers.Count >= Most || now - _tidiedAt > Lasting) Tidy(now);
        if (_callers.Count < Most || _callers.ContainsKey(who)) _callers[who] = new(caller with { IsFromMemory = true, Address = null }, expiresAt < until ? expiresAt.Value : until);
    }

    /// <summary>Who it was; null where they are not remembered, or not any more.</summary>
    public Caller? Find(string who) => _callers.TryGetValue(who, out var known) && time.GetUtcNow() < known.Until ? known.Caller : null;

    private void Tidy(DateTimeOffset now)
    {
        _tidiedAt = now;
        foreach (var (who, known) in _callers)
            if (known.Until <= now) _callers.TryRemove(who, out _);
    }

    private sealed record Remembered(Caller Caller, DateTimeOffset Until);
}

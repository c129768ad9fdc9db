using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// The model that serves in a long-lived program. A new one, or a changed registry, is loaded beside the present generation and swapped in whole, so that no
/// request waits or fails. Safe for several threads.
/// </summary>
public sealed class LiveMatching(RegistryDatabase database) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private MatchingGeneration? _current;
    private string? _stamp;
    private bool _isDisposed;

    /// <summary>Why the last attempt to load failed; null where it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>The version that serves and when the registry was read for it; null before the first is loaded.</summary>
    public (ModelVersion Model, DateTimeOffset ReadAt)? Serving => _current is { } current ? (current.Suggestions.Model, current.ReadAt) : null;

    /// <summary>The present generation, loaded first where there is none yet.</summary>
    /// <exception cref="ModelStoreException">No model serves, or it cannot be used.</exception>
    public async Task<MatchingLease> UseAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (Volatile.Read(ref _current) is { } current)
            {
                // It may have been swapped out between the look and the count.
                if (current.TryUse()) return new(current);
                continue;
            }

            await LoadAsync(onlyIfNone: true, cancellationToken);
        }
    }

    /// <summary>The present generation, without loading any: for while the database is away.</summary>
    /// <exception cref="DatabaseAwayException">There is none yet.</exception>
    public MatchingLease UseLoaded()
    {
        while (Volatile.Read(ref _current) is { } current)
            if (current.TryUse()) return new(current);
        throw new DatabaseAwayException();
    }

    /// <summary>Loads anew where the serving model or the registry is another than what was loaded.</summary>
    /// <returns>Whether a new generation serves now.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var isLoaded = await LoadAsync(onlyIfNone: false, cancellationToken);
            Problem = isLoaded ? null : Problem;
            return isLoaded;
        }
        catch (ModelStoreException e)
        {
            // The present generation goes on.
            Problem = e.Message;
            return false;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        Interlocked.Exchange(ref _current, null)?.Leave();
        _loading.Dispose();
    }

    /// <returns>Whether there was something to load.</returns>
    private async Task<bool> LoadAsync(bool onlyIfNone, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (onlyIfNone && _current is not null) return false;

            // Taken before the reading: what changes meanwhile is read again the next time. Who waited here may find it done.
            await using var context = database.CreateDbContext();
            var registry = await RegistryStamp.OfAllAsync(database, context, cancellationToken);
            var stamp = $"{registry} {await StampAsync(context, cancellationToken)}";
            if (_current is not null && stamp == _stamp) return false;

            // Also where it fails: the same attempt is not made again before something changes.
            if (_current is not null) _stamp = stamp;
            MatchingGeneration loaded;
            try
            {
                loaded = await MatchingGeneration.LoadAsync(database, registry, cancellationToken);
            }
            catch (Exception e) when (database.Watch.Explains(e))
            {
                // Nothing is wrong with what was to be loaded.
                _stamp = null;
                throw;
            }

            _stamp = stamp;
            Interlocked.Exchange(ref _current, loaded)?.Leave();
            return true;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static async Task<string> StampAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        var model = await context.ModelVersions.Where(m => m.IsActive).OrderByDescending(m => m.ActivatedAt).Select(m => new { m.Id, m.ActivatedAt }).FirstOrDefaultAsync(cancellationToken);
        var feedback = await context.Feedback.Where(f => f.Kind != Introductions.FeedbackKind.Seen).MaxAsync(f => (long?)f.Id, cancellationToken);
        var introductions = await context.Introductions.MaxAsync(i => (DateTimeOffset?)i.UpdatedAt, cancellationToken);
        return FormattableString.Invariant($"{model?.Id} {model?.ActivatedAt:O} {feedback} {introductions:O}");
    }
}

using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
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
    private Followed? _followed;
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
            var readAt = database.Time.GetUtcNow();
            await using var context = database.CreateDbContext();
            await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
            var model = await ModelAsync(context, cancellationToken);
            if (_current is null || _followed is not { } followed) return await LoadAllAsync(context, null, model, readAt, cancellationToken);
            var changes = await ChangeLog.SinceAsync(database, context, followed.Position, cancellationToken);
            if (changes is { IsNone: true } && model == followed.Model)
            {
                // Also where the last attempt failed: the same one is not made again before something changes.
                _followed = followed with { Position = changes.Until };
                return false;
            }

            if (changes is { IsAskedForAll: true }) SnapshotFile.Forget(database);
            if (followed.Stamp is null || changes is null or { IsAskedForAll: true }) return await LoadAllAsync(context, null, model, readAt, cancellationToken);
            if (changes.Actors.Count + changes.Collaborations.Count > 0 || model != followed.Model) return await LoadAllAsync(context, changes, model, readAt, cancellationToken);
            await _current.Suggestions.RenewRulesAsync(database, cancellationToken);
            _followed = followed with { Position = changes.Until };
            return true;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <param name="context">Within a <see cref="ReadMoment"/>.</param>
    /// <param name="changes">What has changed since the present generation was read; null to read the registry as a whole.</param>
    /// <param name="model">Which model serves.</param>
    /// <param name="readAt">When the moment began.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    private async Task<bool> LoadAllAsync(RegistryContext context, RegistryChanges? changes, ModelKey model, DateTimeOffset readAt, CancellationToken cancellationToken)
    {
        var stamp = await RegistryStamp.OfAllAsync(database, context, cancellationToken);
        var position = changes?.Until ?? await ChangeLog.NowAsync(database, context, cancellationToken);
        var before = changes is null ? null : _followed;
        _followed = new(model, null, position);
        var version = await new ModelStore(database).ActiveAsync(cancellationToken);
        var loaded = await PartnerSuggestions.LoadAsync(database, version, ReadAsync, cancellationToken);
        _followed = new(model, stamp, position);
        Interlocked.Exchange(ref _current, new(loaded, readAt))?.Leave();
        return true;

        async Task<RegistrySnapshot> ReadAsync(CancellationToken token)
        {
            var present = _current?.Suggestions.Snapshot;
            if (before?.Stamp is not { } known || present is null) return await SnapshotFile.LoadAsync(database, context, stamp, token);
            if (changes!.Actors.Count + changes.Collaborations.Count == 0) return present;
            return await SnapshotFile.UpdateAsync(database, context, present, known, changes, stamp, token) ?? await SnapshotFile.LoadAsync(database, context, stamp, token);
        }
    }

    private static async Task<ModelKey> ModelAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        var model = await context.ModelVersions.Where(m => m.IsActive).OrderByDescending(m => m.ActivatedAt).Select(m => new { m.Id, m.ActivatedAt }).FirstOrDefaultAsync(cancellationToken);
        return new(model?.Id, model?.ActivatedAt);
    }

    /// <summary>Which model serves, and since when.</summary>
    private readonly record struct ModelKey(long? Id, DateTimeOffset? ActivatedAt);

    /// <summary>How far the registry was followed at the last attempt to load.</summary>
    /// <param name="Model">The model that was to serve.</param>
    /// <param name="Stamp">The registry's stamp in what serves; null where the attempt failed.</param>
    /// <param name="Position">How far the change log was read.</param>
    private sealed record Followed(ModelKey Model, string? Stamp, ChangePosition Position);
}

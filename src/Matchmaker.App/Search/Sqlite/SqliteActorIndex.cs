using Matchmaker.App.Registry;
using Matchmaker.App.Search.Queries;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>The index of actors in SQLite's FTS5, in files of its own beside the registry.</summary>
public sealed class SqliteActorIndex(RegistryDatabase database, TimeProvider? time = null) : IActorIndex
{
    // After so many parts of the actors have changed it is worth tidying up.
    private const int DriftPart = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly IndexFolder _folder = IndexFolder.Of(database);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly SemaphoreSlim _refreshing = new(1);
    private volatile IndexReader? _serving;

    /// <summary>How far the change log is in the index that serves; null where this process does not know.</summary>
    private ChangePosition? _position;

    public IndexState? State => _serving is { } reader
        ? new(reader.File.Version, reader.Columns.Count, reader.File.Path, new FileInfo(reader.File.Path) is { Exists: true } file ? file.Length : 0, reader.BuiltAt)
        : null;

    public bool TryOpen()
    {
        _refreshing.Wait();
        try
        {
            return ServeNewest() is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            // Whatever is wrong with it, the next refresh builds another, or says why it cannot.
            return false;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public Task<IndexChange> RefreshAsync(CancellationToken cancellationToken = default) => BringUpAsync(null, cancellationToken);

    public Task<IndexChange> RebuildAsync(string reason, CancellationToken cancellationToken = default) => BringUpAsync(reason, cancellationToken);

    public IndexAnswer Find(IndexQuery query) => Use(reader => new QueryEvaluation(reader).Answer(query));

    public IndexedActor? Read(long actorId) => Use(reader => reader.Read(actorId));

    public void Warm(CancellationToken cancellationToken = default) => Use(reader =>
    {
        reader.Warm(cancellationToken);
        return true;
    });

    public bool IsCommon(string term) => Use(reader => reader.IsCommon(term));

    public IReadOnlyList<WordCount> Words() => Use(reader => reader.WordCounts());

    public IReadOnlyList<Completion> CompleteNames(string typed, int most) => Use(reader =>
    {
        var beginning = NameNormaliser.Normalise(typed);
        if (beginning.Length == 0) return [];
        var whole = reader.NamesFrom(beginning, 0, most);
        return whole.Count >= most ? whole : [.. whole.Concat(reader.NamesFrom(beginning, 1, most)).DistinctBy(name => name.ActorId).Take(most)];
    });

    public void Dispose()
    {
        Interlocked.Exchange(ref _serving, null)?.Dispose();
        _refreshing.Dispose();
    }

    private T Use<T>(Func<IndexReader, T> use)
    {
        while (true)
        {
            var reader = _serving ?? throw new InvalidOperationException("The index is refreshed before it is asked.");
            if (!reader.TryEnter()) continue;
            try
            {
                return use(reader);
            }
            finally
            {
                reader.Leave();
            }
        }
    }

    private async Task<IndexChange> BringUpAsync(string? rebuild, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            return await BringUpAloneAsync(rebuild, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new SearchIndexException($"The search index cannot be written to {_folder.Path}: {e.Message.TrimEnd('.')}. Check the room on the disk and the permissions of the folder, then search again.", e);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private async Task<IndexChange> BringUpAloneAsync(string? rebuild, CancellationToken cancellationToken)
    {
        if ((rebuild ?? ServeNewest()) is null && await LookAsync(cancellationToken) is null) return IndexChange.None;
        await using var right = await WaitToWriteAsync(cancellationToken);

        // Whoever wrote meanwhile may have done all the work.
        var reason = rebuild ?? ServeNewest();
        var look = reason is null ? await LookAsync(cancellationToken) : await LookAtAllAsync(cancellationToken);
        if (look is null) return IndexChange.None;
        return await WriteAsync(look.IsAskedForAll ? reason ?? "it was asked for" : reason, look, cancellationToken);
    }

    /// <summary>What the registry has that the served index lacks; null where it lacks nothing.</summary>
    private async Task<RegistryLook?> LookAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
        if (_position is { } position && await ChangeLog.SinceAsync(database, context, position, cancellationToken) is { } changes)
        {
            if (changes.Actors.Count > 0 || changes.IsAskedForAll)
                return new(await RegistryStamp.OfActorsAsync(database, context, cancellationToken), changes.Until, changes.Actors.Count > RegistryChanges.MostByKey ? null : changes.Actors, changes.IsAskedForAll);
            _position = changes.Until;
            return null;
        }

        var look = await LookAtAllAsync(context, cancellationToken);
        if (look.Stamp != _folder.StampOf(_serving!.File)) return look;
        _position = look.Until;
        return null;
    }

    private async Task<RegistryLook> LookAtAllAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
        return await LookAtAllAsync(context, cancellationToken);
    }

    private async Task<RegistryLook> LookAtAllAsync(RegistryContext context, CancellationToken cancellationToken) =>
        new(await RegistryStamp.OfActorsAsync(database, context, cancellationToken), await ChangeLog.NowAsync(database, context, cancellationToken), null, false);

    /// <summary>Takes up the newest file; says why an index has to be built where it cannot.</summary>
    private string? ServeNewest()
    {
        if (_folder.Newest() is not { } newest) return "there was no index yet";
        if (_serving is { } serving && serving.File == newest) return null;
        try
        {
            var reader = IndexReader.Open(newest);
            if (reader.Format == IndexFormat.Current)
            {
                Serve(reader);
                return null;
            }

            reader.Dispose();
            return "the index was written by another version";
        }
        catch (IndexDamagedException e)
        {
            return $"the index was damaged: {e.Message.TrimEnd('.')}";
        }
    }

    private void Serve(IndexReader reader)
    {
        _position = null;
        Interlocked.Exchange(ref _serving, reader)?.Dispose();
    }

    private async Task<FileStream> WaitToWriteAsync(CancellationToken cancellationToken)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (_folder.TryLock() is { } right) return right;
            if (Environment.TickCount64 > deadline)
                throw new SearchIndexException($"Another process has been writing the search index in {_folder.Path} for {Patience.TotalMinutes:0} minutes. Wait for it, or end it, then search again.");
            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<IndexChange> WriteAsync(string? reason, RegistryLook look, CancellationToken cancellationToken)
    {
        var path = _folder.NewPath();
        try
        {
            var (change, isWritten) = reason is null ? await WriteDifferenceAsync(_serving!, look.Changed, path, cancellationToken) : (await WriteAllAsync(path, reason, cancellationToken), true);
            var file = isWritten ? _folder.Publish(path) : _serving!.File;
            if (isWritten) Serve(IndexReader.Open(file));
            _folder.WriteStamp(file, look.Stamp);
            _position = look.Until;
            return change;
        }
        finally
        {
            IndexFolder.Delete(path);
        }
    }

    private async Task<IndexChange> WriteAllAsync(string path, string reason, CancellationToken cancellationToken)
    {
        using var writer = new IndexWriter(path, isNew: true);
        var rows = new List<ActorRow>();
        await foreach (var actor in RegistryActors.ReadAsync(database, null, cancellationToken))
        {
            var profile = new StoredProfile(actor);
            writer.Put(actor, profile.Json);
            rows.Add(ActorRow.Of(actor, profile.Fingerprint));
        }

        writer.Finish(ActorColumns.Build(rows), drift: 0, _time.GetUtcNow());
        return new(rows.Count, 0, 0, reason);
    }

    private async Task<(IndexChange Change, bool IsWritten)> WriteDifferenceAsync(IndexReader served, IReadOnlySet<long>? changed, string path, CancellationToken cancellationToken)
    {
        var difference = new IndexDifference(served.Columns, changed);
        await foreach (var actor in RegistryActors.ReadAsync(database, changed, cancellationToken)) difference.Take(actor);
        var change = difference.Finish();
        if (change.IsNone) return (change, false);
        File.Copy(served.File.Path, path);
        using var writer = new IndexWriter(path, isNew: false);
        foreach (var id in difference.Outdated) writer.Remove(id);
        foreach (var (actor, json) in difference.Written) writer.Put(actor, json);
        var columns = ActorColumns.Build(difference.Rows);
        var drift = served.Drift + change.Added + change.Changed + change.Removed;
        writer.Finish(columns, drift > columns.Count / DriftPart ? 0 : drift, _time.GetUtcNow());
        return (change, true);
    }
}

using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Search.Following;

/// <summary>
/// Keeps an index in files of its own beside the registry that it follows, whatever kind it is: one process writes at a time, the others take up what
/// it wrote, and readers go on with what they have until they are done.
/// </summary>
internal sealed class IndexFollowing<TReader>(RegistryDatabase database, IIndexFiles<TReader> files) : IDisposable
    where TReader : SharedReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly IndexFolder _folder = files.Folder;
    private readonly SemaphoreSlim _refreshing = new(1);
    private volatile TReader? _serving;

    /// <summary>How far the change log is in the index that serves; null where this process does not know.</summary>
    private ChangePosition? _position;

    public IndexState? State => _serving?.State;

    public bool TryOpen()
    {
        _refreshing.Wait();
        try
        {
            return ServeNewest() is null;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            // Whatever is wrong with it, the next refresh builds another, or says why it cannot.
            return false;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>Brings the index up to the registry; from nothing where a reason for that is given.</summary>
    /// <exception cref="SearchIndexException">It cannot be written.</exception>
    public async Task<IndexChange> BringUpAsync(string? rebuild, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            return await BringUpAloneAsync(rebuild, cancellationToken);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            throw new SearchIndexException($"The search index cannot be written to {_folder.Path}: {e.Message.TrimEnd('.')}. Check the room on the disk and the permissions of the folder, then search again.", e);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>Asks the index that serves, which stays until the answer is there.</summary>
    public T Use<T>(Func<TReader, T> use)
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

    public void Dispose()
    {
        Interlocked.Exchange(ref _serving, null)?.Dispose();
        _refreshing.Dispose();
    }

    private static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException or SqliteException;

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
        if (look.Stamp != _folder.StampOf(_serving!.Name)) return look;
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

    /// <summary>Takes up the newest index; says why one has to be built where it cannot.</summary>
    private string? ServeNewest()
    {
        try
        {
            var (reader, reason) = files.OpenNewest(_serving);
            if (reader is not null) Serve(reader);
            return reason;
        }
        catch (IndexDamagedException e)
        {
            return Damaged(e);
        }
    }

    private static string Damaged(IndexDamagedException e) => $"the index was damaged: {e.Message.TrimEnd('.')}";

    private void Serve(TReader reader)
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
        var (change, next) = await WriteAnywayAsync(reason, look, cancellationToken);
        if (next is not null) Serve(next);
        _folder.WriteStamp(_serving!.Name, look.Stamp);
        _position = look.Until;
        return change;
    }

    private async Task<(IndexChange Change, TReader? Next)> WriteAnywayAsync(string? reason, RegistryLook look, CancellationToken cancellationToken)
    {
        if (reason is not null) return await files.WriteAllAsync(reason, cancellationToken);
        try
        {
            return await files.WriteDifferenceAsync(_serving!, look.Changed, cancellationToken);
        }
        catch (IndexDamagedException e)
        {
            // What is damaged is not touched: another is built beside it.
            return await files.WriteAllAsync(Damaged(e), cancellationToken);
        }
    }
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Importing;

/// <summary>
/// Imports that people ask for, one at a time in the order they were asked for. What they did is kept in memory for the last of them; the registry keeps the counts of all in its
/// <see cref="ImportRun"/>s. Safe for several threads.
/// </summary>
public sealed partial class ImportQueue : IAsyncDisposable
{
    private readonly RegistryDatabase _database;
    private readonly ImportQueueOptions _options;
    private readonly ILogger _log;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, ImportTurn> _turns = new(StringComparer.Ordinal);
    private readonly Channel<ImportTurn> _waiting = Channel.CreateUnbounded<ImportTurn>(new() { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    public ImportQueue(RegistryDatabase database, ImportQueueOptions? options = null, ILogger<ImportQueue>? log = null)
    {
        _database = database;
        _options = options ?? new();
        _log = log ?? NullLogger<ImportQueue>.Instance;
        _folder = _options.Folder ?? Path.Combine(Path.GetTempPath(), $"matchmaker-imports-{Guid.NewGuid():N}");
        _running = Task.Run(RunAsync);
    }

    /// <summary>Tells that an import began, went on or ended; by its id. Called from the thread that imports.</summary>
    public event Action<string>? Changed;

    /// <summary>Takes files in, and imports them as soon as those before are done. Paths in the options are the queue's own business and not looked at.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    /// <exception cref="ImportException">The files cannot be taken, or too many imports wait already.</exception>
    public async Task<ImportTicket> EnqueueAsync(
        Caller caller, ImportSource source, IReadOnlyList<UploadedFile> files, ImportOptions options, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        if (_turns.Values.Count(turn => turn.Ticket.State == ImportState.Waiting) >= _options.MostWaiting)
            throw new ImportException($"{_options.MostWaiting:N0} imports wait already. Try again when one of them is done.");
        var id = Guid.CreateVersion7().ToString("N");
        var folder = Path.Combine(_folder, id);
        try
        {
            var paths = await ImportUpload.StoreAsync(folder, files, _options, cancellationToken);
            options = options with { MappingPath = null, RejectsPath = Path.Combine(folder, "rejects", "rejects.csv"), CandidatesPath = null };
            Directory.CreateDirectory(Path.GetDirectoryName(options.RejectsPath!)!);
            var ticket = new ImportTicket
            {
                Id = id,
                Source = source.Name,
                Files = [.. paths.Select(path => Path.GetFileName(path))],
                Options = options,
                AskedBy = caller.Name,
                AskedAt = _database.Time.GetUtcNow(),
            };
            await AuditAsync(caller, "import.asked", ticket, $"{source.Name}: {string.Join(", ", ticket.Files)}");
            var turn = new ImportTurn(caller, source, folder, paths, ticket, _ending.Token);
            _turns[id] = turn;
            _waiting.Writer.TryWrite(turn);
            return ticket;
        }
        catch
        {
            Forget(folder);
            throw;
        }
    }

    /// <summary>All that are kept, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public IReadOnlyList<ImportTicket> List(Caller caller)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        return [.. _turns.Values.Select(turn => turn.Ticket).OrderByDescending(ticket => ticket.AskedAt).ThenByDescending(ticket => ticket.Id, StringComparer.Ordinal)];
    }

    /// <summary>One import as it stands; null where there is none, or none any more.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public ImportTicket? Find(Caller caller, string id)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        return _turns.TryGetValue(id, out var turn) ? turn.Ticket : null;
    }

    /// <summary>Stops an import that waits or runs; nothing of it is stored then.</summary>
    /// <returns>The import; null where there is none. One that has finished stays as it is.</returns>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public async Task<ImportTicket?> CancelAsync(Caller caller, string id)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        if (!_turns.TryGetValue(id, out var turn)) return null;
        if (turn.Ticket.IsFinished) return turn.Ticket;
        await AuditAsync(caller, "import.cancelled", turn.Ticket, null);
        turn.Cancel();

        // One that waits is over at once; one that runs, as soon as it has noticed.
        if (turn.Ticket.State == ImportState.Waiting) turn.TryChange(now => now.State == ImportState.Waiting ? Ended(now, ImportState.Cancelled) : now);
        Changed?.Invoke(id);
        return turn.Ticket;
    }

    /// <summary>The rows that were rejected, as a table with the reason of each; null where there are none.</summary>
    /// <exception cref="AccessDeniedException">The caller may not import.</exception>
    public Stream? OpenRejects(Caller caller, string id) =>
        Find(caller, id)?.Summary?.RejectsPath is { } path && File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested) return;
        _waiting.Writer.TryComplete();
        await _ending.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var turn in _turns.Values) turn.Dispose();
        Forget(_folder);
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var turn in _waiting.Reader.ReadAllAsync(_ending.Token))
        {
            try
            {
                if (turn.TryChange(now => now with { State = ImportState.Running, StartedAt = _database.Time.GetUtcNow() })) await ImportAsync(turn);
                foreach (var path in turn.Paths) File.Delete(path);
                Changed?.Invoke(turn.Ticket.Id);
                ForgetOldest();
            }
            catch (Exception e)
            {
                // Whatever it is, those that wait must have their turn.
                Failed(turn.Ticket.Id, e);
            }
        }
    }

    private async Task ImportAsync(ImportTurn turn)
    {
        Changed?.Invoke(turn.Ticket.Id);
        try
        {
            var summary = await new RegistryImport(_database, _database.Time).RunAsync(turn.Source, turn.Paths, turn.Ticket.Options, turn, turn.Cancelling);
            turn.Change(now => Ended(now, ImportState.Done) with { Summary = summary });
        }
        catch (OperationCanceledException) when (turn.Cancelling.IsCancellationRequested)
        {
            turn.Change(now => Ended(now, ImportState.Cancelled));
        }
        catch (ExplainedException e)
        {
            turn.Change(now => Ended(now, ImportState.Failed) with { Problem = e.Message });
        }
        catch (Exception e)
        {
            Failed(turn.Ticket.Id, e);
            turn.Change(now => Ended(now, ImportState.Failed) with { Problem = "Something unforeseen went wrong. Nothing was imported. Try again, and tell the administrator if it happens again." });
        }

        var told = turn.Ticket.Summary is { } done ? FormattableString.Invariant($"{done.RowsRead} rows read, {done.RowsStored} stored, {done.RowsRejected} rejected") : null;
        if (turn.Ticket.State != ImportState.Cancelled) await AuditAsync(turn.Caller, turn.Ticket.State == ImportState.Done ? "import.done" : "import.failed", turn.Ticket, told);
    }

    [LoggerMessage(LogLevel.Error, "The import {Id} went wrong.")]
    private partial void Failed(string id, Exception exception);

    private ImportTicket Ended(ImportTicket ticket, ImportState state) => ticket with { State = state, FinishedAt = _database.Time.GetUtcNow() };

    private async Task AuditAsync(Caller caller, string action, ImportTicket ticket, string? details)
    {
        await using var context = _database.CreateDbContext();
        AuditLog.Record(context, caller, action, subject: $"import:{ticket.Id}", details: details);
        await context.SaveChangesAsync(CancellationToken.None);
    }

    private void ForgetOldest()
    {
        foreach (var old in _turns.Values.Where(turn => turn.Ticket.IsFinished).OrderByDescending(turn => turn.Ticket.FinishedAt).Skip(_options.MostFinished).ToList())
        {
            _turns.TryRemove(old.Ticket.Id, out _);
            old.Dispose();
            Forget(old.Folder);
        }
    }

    private static void Forget(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Importing;

/// <summary>
/// Imports that people ask for, one at a time in the order they were asked for. What they did is kept for the last of them, on this machine; the registry keeps the counts of all in its
/// <see cref="ImportRun"/>s. What waits when the program ends has its turn in the next one, and what was under way when it was killed is told as such. Safe for several threads.
/// </summary>
public sealed partial class ImportQueue : IAsyncDisposable
{
    private const string Asked = "import.asked";
    private const string Done = "import.done";
    private const string Cancelled = "import.cancelled";
    private const string NotDone = "import.failed";
    private const string Interrupted = "The program ended in the middle of this import. Nothing of it was imported, the registry is as it was: send the files again.";
    private const string Unforeseen = "Something unforeseen went wrong. Nothing was imported. Try again, and tell the administrator if it happens again.";

    private readonly RegistryDatabase _database;
    private readonly ImportQueueOptions _options;
    private readonly ILogger _log;
    private readonly ImportShelf _shelf;
    private readonly ConcurrentDictionary<string, ImportTurn> _turns = new(StringComparer.Ordinal);
    private readonly Channel<ImportTurn> _waiting = Channel.CreateUnbounded<ImportTurn>(new() { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    public ImportQueue(RegistryDatabase database, ImportQueueOptions? options = null, ILogger<ImportQueue>? log = null)
    {
        _database = database;
        _options = options ?? new();
        _log = log ?? NullLogger<ImportQueue>.Instance;
        _shelf = new(_options.Folder ?? ImportShelf.FolderOf(database));
        foreach (var turn in _shelf.Restore(_ending.Token))
        {
            _turns[turn.Ticket.Id] = turn;
            if (turn.Ticket.State == ImportState.Waiting) _waiting.Writer.TryWrite(turn);
        }

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
        var folder = "";
        try
        {
            folder = _shelf.FolderFor(id);
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
            var turn = new ImportTurn(caller, source, folder, paths, ticket, _ending.Token);
            ImportShelf.Save(turn, ticket);
            _turns[id] = turn;
            _waiting.Writer.TryWrite(turn);
            return ticket;
        }
        catch (Exception e)
        {
            if (folder.Length > 0) ImportShelf.Forget(folder);
            if (e is not (IOException or UnauthorizedAccessException)) throw;
            throw new ImportException($"The files could not be taken in: {e.Message.TrimEnd('.')}. Nothing was imported. Make room on the server's disk, or name another folder with Imports:Folder, then send them again.", e);
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
    public Task<ImportTicket?> CancelAsync(Caller caller, string id)
    {
        AccessRules.Require(caller, Deed.ImportFiles);
        if (!_turns.TryGetValue(id, out var turn)) return Task.FromResult<ImportTicket?>(null);
        if (turn.Ticket.IsFinished) return Task.FromResult<ImportTicket?>(turn.Ticket);
        turn.Cancel(caller);

        // One that waits is over at once; one that runs, as soon as it has noticed.
        if (turn.Ticket.State == ImportState.Waiting && turn.TryChange(now => now.State == ImportState.Waiting ? Ended(now, ImportState.Cancelled) : now)) Note(turn);
        Changed?.Invoke(id);
        return Task.FromResult<ImportTicket?>(turn.Ticket);
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
        _shelf.Dispose();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        foreach (var turn in _turns.Values.Where(turn => turn.Ticket.State == ImportState.Running).ToList()) await SettleAsync(turn);
        await foreach (var turn in _waiting.Reader.ReadAllAsync(_ending.Token))
        {
            try
            {
                // The audit is written between imports: while one runs, SQLite lets nobody else write.
                await AuditAsync(turn.Caller, Asked, turn.Ticket, $"{turn.Source.Name}: {string.Join(", ", turn.Ticket.Files)}");
                if (turn.TryChange(now => now with { State = ImportState.Running, StartedAt = _database.Time.GetUtcNow() })) await ImportAsync(turn);
                else await AuditAsync(turn.Canceller ?? turn.Caller, Cancelled, turn.Ticket, null);
            }
            catch (Exception e)
            {
                // Whatever it is, those that wait must have their turn.
                Failed(turn.Ticket.Id, e);
                turn.TryChange(now => Ended(now, ImportState.Failed) with { Problem = Unforeseen });
            }

            End(turn);
        }
    }

    // It was under way when a program was killed: either all of it is in the registry, with its entry in the audit log, or nothing is.
    private async Task SettleAsync(ImportTurn turn)
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var subject = SubjectOf(turn.Ticket);
                await using (var context = _database.CreateDbContext())
                {
                    var isDone = await context.AuditEntries.AnyAsync(entry => entry.Subject == subject && entry.Action == Done, _ending.Token);
                    turn.Change(now => isDone ? Ended(now, ImportState.Done) : Ended(now, ImportState.Failed) with { Summary = null, Problem = Interrupted });
                    if (!isDone) await AuditAsync(turn.Caller, NotDone, turn.Ticket, "The program ended in the middle of it.");
                }

                End(turn);
                return;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or OperationCanceledException)
            {
                // The registry is away: nothing could be imported now anyway.
                Failed(turn.Ticket.Id, e);
                await Task.Delay(TimeSpan.FromSeconds(5), _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void End(ImportTurn turn)
    {
        Note(turn);
        if (turn.Ticket.IsFinished)
            foreach (var path in turn.Paths) File.Delete(path);
        Changed?.Invoke(turn.Ticket.Id);
        ForgetOldest();
    }

    // Where the disk is full the import goes on all the same: the next program might do it once more, and find nothing new.
    private void Note(ImportTurn turn, ImportTicket? ticket = null)
    {
        try
        {
            ImportShelf.Save(turn, ticket ?? turn.Ticket);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotNoted(turn.Ticket.Id, e.Message);
        }
    }

    private async Task ImportAsync(ImportTurn turn)
    {
        Note(turn);
        Changed?.Invoke(turn.Ticket.Id);
        var ended = await OutcomeAsync(turn);
        try
        {
            if (ended.State == ImportState.Cancelled) await AuditAsync(turn.Canceller ?? turn.Caller, Cancelled, ended, null);
            else if (ended.State == ImportState.Failed) await AuditAsync(turn.Caller, NotDone, ended, null);
        }
        finally
        {
            turn.Change(now => ended with { Progress = now.Progress });
        }
    }

    private async Task<ImportTicket> OutcomeAsync(ImportTurn turn)
    {
        try
        {
            var import = new RegistryImport(_database, _database.Time) { Alongside = (context, did) => Store(context, turn, did) };
            var summary = await import.RunAsync(turn.Source, turn.Paths, turn.Ticket.Options, turn, turn.Cancelling);
            return Ended(turn.Ticket, ImportState.Done) with { Summary = summary };
        }
        catch (OperationCanceledException) when (turn.Cancelling.IsCancellationRequested)
        {
            // Nobody cancelled it but the end of the program: the next one does it.
            return turn.Canceller is null ? turn.Ticket with { State = ImportState.Waiting, StartedAt = null } : Ended(turn.Ticket, ImportState.Cancelled);
        }
        catch (ExplainedException e)
        {
            return Ended(turn.Ticket, ImportState.Failed) with { Problem = e.Message };
        }
        catch (Exception e)
        {
            Failed(turn.Ticket.Id, e);
            return Ended(turn.Ticket, ImportState.Failed) with { Problem = Unforeseen };
        }
    }

    // Part of the import's own transaction: whoever finds this entry knows that it was done, however the program ended. What it did is noted before, and counts only then.
    private void Store(RegistryContext context, ImportTurn turn, ImportSummary did)
    {
        AuditLog.Record(context, turn.Caller, Done, subject: SubjectOf(turn.Ticket), details: FormattableString.Invariant($"{did.RowsRead} rows read, {did.RowsStored} stored, {did.RowsRejected} rejected"));
        Note(turn, turn.Ticket with { Summary = did });
    }

    private static string SubjectOf(ImportTicket ticket) => $"import:{ticket.Id}";

    [LoggerMessage(LogLevel.Warning, "How the import {Id} stands could not be written down: {Reason}")]
    private partial void NotNoted(string id, string reason);

    [LoggerMessage(LogLevel.Error, "The import {Id} went wrong.")]
    private partial void Failed(string id, Exception exception);

    private ImportTicket Ended(ImportTicket ticket, ImportState state) => ticket with { State = state, FinishedAt = _database.Time.GetUtcNow() };

    private async Task AuditAsync(Caller caller, string action, ImportTicket ticket, string? details)
    {
        await using var context = _database.CreateDbContext();
        AuditLog.Record(context, caller, action, subject: SubjectOf(ticket), details: details);
        await context.SaveChangesAsync(CancellationToken.None);
    }

    private void ForgetOldest()
    {
        foreach (var old in _turns.Values.Where(turn => turn.Ticket.IsFinished).OrderByDescending(turn => turn.Ticket.FinishedAt).Skip(_options.MostFinished).ToList())
        {
            _turns.TryRemove(old.Ticket.Id, out _);
            old.Dispose();
            ImportShelf.Forget(old.Folder);
        }
    }
}

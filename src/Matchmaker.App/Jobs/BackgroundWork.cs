using System.Collections.Concurrent;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Jobs;

/// <summary>Long work of this process that people asked for: one piece at a time, followed and cancelled from anywhere; the last ones are remembered until the process ends. Safe for several threads.</summary>
public sealed partial class BackgroundWork : IAsyncDisposable
{
    /// <summary>How many pieces are remembered.</summary>
    public const int MostKept = 100;

    private readonly RegistryDatabase _database;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<string, WorkTurn> _turns = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ending = new();

    public BackgroundWork(RegistryDatabase database, ILogger<BackgroundWork>? log = null)
    {
        _database = database;
        _log = log ?? NullLogger<BackgroundWork>.Instance;
    }

    /// <summary>Tells that something began, went on or ended. Called from any thread.</summary>
    public event Action? Changed;

    /// <summary>Begins a piece of work, or gives the one with the same key that waits or runs.</summary>
    /// <param name="caller">Who asks for it.</param>
    /// <param name="deed">What one must be allowed to do to begin or cancel it.</param>
    /// <param name="key">What it is about.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="work">What to do; gives what came of it.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public WorkItem Start(Caller caller, Deed deed, string key, string name, Func<IProgress<WorkStep>, CancellationToken, Task<string?>> work)
    {
        AccessRules.Require(caller, deed);
        WorkTurn turn;
        lock (_lock)
        {
            if (_turns.Values.FirstOrDefault(one => one.Item.Key == key && !one.Item.IsFinished) is { } present) return present.Item;
            var item = new WorkItem { Id = Guid.CreateVersion7().ToString("N"), Key = key, Name = name, Deed = deed, StartedBy = caller.Name, AskedAt = _database.Time.GetUtcNow() };
            turn = new(item, work, () => Changed?.Invoke(), _ending.Token);
            _turns[item.Id] = turn;
            ForgetOldest();
        }

        _ = Task.Run(() => RunAsync(turn), CancellationToken.None);
        Changed?.Invoke();
        return turn.Item;
    }

    /// <summary>All that are remembered, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller does not tend the registry.</exception>
    public IReadOnlyList<WorkItem> List(Caller caller)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        return [.. All()];
    }

    /// <summary>Those that a deed lets one begin, the latest first: for who may do that, whatever else they may.</summary>
    /// <exception cref="AccessDeniedException">The caller may not do the deed.</exception>
    public IReadOnlyList<WorkItem> ListOf(Caller caller, Deed deed)
    {
        AccessRules.Require(caller, deed);
        return [.. All().Where(item => item.Deed == deed)];
    }

    /// <summary>The piece with a key that waits or runs, or else the last one that did; null where there is none.</summary>
    public WorkItem? Latest(Caller caller, string key) => List(caller).FirstOrDefault(item => item.Key == key);

    /// <summary>Stops a piece of work, and writes down who did.</summary>
    /// <returns>Whether there was something to stop.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<bool> CancelAsync(Caller caller, string id)
    {
        var turn = _turns.GetValueOrDefault(id);
        AccessRules.Require(caller, turn?.Item.Deed ?? Deed.TendRegistry);
        if (turn is null) return false;
        if (turn.Item.IsFinished) return false;
        await using var context = _database.CreateDbContext();
        AuditLog.Record(context, caller, "work.cancelled", subject: turn.Item.Key, details: turn.Item.Name);
        await context.SaveChangesAsync();
        turn.Cancel();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested) return;
        await _ending.CancelAsync();
        for (var waited = 0; waited < 50 && _turns.Values.Any(turn => !turn.Item.IsFinished); waited++) await Task.Delay(100);
    }

    private async Task RunAsync(WorkTurn turn)
    {
        var isMine = false;
        try
        {
            await _turn.WaitAsync(turn.Cancelling);
            isMine = true;
            turn.Change(now => now with { State = WorkState.Running, StartedAt = _database.Time.GetUtcNow() });
            var outcome = await turn.RunAsync();
            turn.Change(now => Ended(now, WorkState.Done, outcome));
        }
        catch (OperationCanceledException) when (turn.Cancelling.IsCancellationRequested)
        {
            turn.Change(now => Ended(now, WorkState.Cancelled, null));
        }
        catch (ExplainedException e)
        {
            turn.Change(now => Ended(now, WorkState.Failed, e.Message));
        }
        catch (Exception e)
        {
            // Nobody waits for this task: what goes wrong is written down, and those behind it have their turn.
            Failed(turn.Item.Name, e);
            turn.Change(now => Ended(now, WorkState.Failed, "Something unforeseen went wrong. Try again, and tell the administrator if it happens again."));
        }
        finally
        {
            if (isMine) _turn.Release();
        }
    }

    private IEnumerable<WorkItem> All() => _turns.Values.Select(turn => turn.Item).OrderByDescending(item => item.AskedAt).ThenByDescending(item => item.Id, StringComparer.Ordinal);

    private WorkItem Ended(WorkItem item, WorkState state, string? outcome) => item with { State = state, FinishedAt = _database.Time.GetUtcNow(), Outcome = outcome };

    private void ForgetOldest()
    {
        foreach (var old in _turns.Values.Where(turn => turn.Item.IsFinished).OrderByDescending(turn => turn.Item.AskedAt).Skip(MostKept - 1).ToList())
            if (_turns.TryRemove(old.Item.Id, out var gone)) gone.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "The work '{Name}' went wrong.")]
    private partial void Failed(string name, Exception exception);
}

using System.Threading.Channels;
using Npgsql;

namespace Matchmaker.App.Storage;

/// <summary>
/// Knows whether the database answers. It trips at the first connection that fails, whoever meets it, and <see cref="DatabaseProbe"/> turns it back; where none runs, it never trips. While the database is
/// away nobody waits for a connection: who wants one is told at once. Safe for several threads.
/// </summary>
/// <param name="time">Clock for when it was last seen.</param>
/// <param name="forget">Drops the connections that are kept for later: those that lived before it went away are of no use after.</param>
public sealed class DatabaseWatch(TimeProvider time, Action? forget = null)
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _doubts = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TaskCompletionSource _gone = NewSign();
    private TaskCompletionSource _back = NewSign();
    private DateTimeOffset _seen;
    private volatile Absence? _absence;
    private volatile bool _isWatched;

    /// <summary>Told after it went away and after it came back, on any thread.</summary>
    public event Action? Changed;

    public bool IsAway => _absence is not null;

    /// <summary>When it last answered, where it is away: what is served from memory is as of then.</summary>
    public DateTimeOffset? AwaySince => _absence?.Since;

    /// <summary>Why it was taken to be away; for who runs the program.</summary>
    public string? Reason => _absence?.Reason;

    /// <summary>How often it went away, so that a piece of work can tell whether it did meanwhile.</summary>
    public int Losses { get; private set; }

    /// <summary>Reads from the database, or from what this process remembers where the database is away or goes away meanwhile.</summary>
    /// <param name="fresh">Reads the database. It may be left running where that hangs, so that it holds what it uses by itself.</param>
    /// <param name="remembered">Reads what is remembered.</param>
    public async Task<T> OrElseAsync<T>(Func<Task<T>> fresh, Func<T> remembered)
    {
        var gone = Volatile.Read(ref _gone).Task;
        if (IsAway) return remembered();
        var reading = fresh();
        if (await Task.WhenAny(reading, gone) == gone && !reading.IsCompleted)
        {
            // Whatever becomes of it, nobody waits for it any more.
            _ = reading.ContinueWith(left => left.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return remembered();
        }

        try
        {
            return await reading;
        }
        catch (Exception e) when (Explains(e))
        {
            return remembered();
        }
    }

    /// <summary>Waits until the database is there; not at all where it is.</summary>
    public Task BackAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock) return IsAway ? _back.Task.WaitAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Whether something failed because the database is away; notes that it is, where the failure leaves no doubt.</summary>
    public bool Explains(Exception? failure)
    {
        if (!_isWatched) return false;
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DatabaseAwayException) return true;
            if (cause is PostgresException refusal)
            {
                if (!IsGoing(refusal.SqlState)) return false;
                Lost(refusal.MessageText);
                return true;
            }

            if (cause is NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException })
            {
                Lost(cause.InnerException.Message);
                return true;
            }

            // It may be slow, or all connections in use: whoever watches asks it at once.
            if (cause is NpgsqlException { InnerException: TimeoutException } or TimeoutException) _doubts.Writer.TryWrite(true);
            if (IsAway && cause.Source == nameof(Npgsql)) return true;
        }

        return false;
    }

    /// <exception cref="DatabaseAwayException">It is away.</exception>
    internal void Require()
    {
        if (IsAway) throw new DatabaseAwayException();
    }

    /// <summary>From now on somebody asks the database again and again.</summary>
    internal void Begin()
    {
        _seen = time.GetUtcNow();
        _isWatched = true;
    }

    internal void End() => _isWatched = false;

    /// <summary>Waits for a while, or until somebody doubts that it is there.</summary>
    internal async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(pause);
        try
        {
            await _doubts.Reader.ReadAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody doubts: it is time all the same.
        }
    }

    /// <summary>It answered.</summary>
    /// <param name="losses">How often it had gone away when it was asked: an answer from before it went tells nothing.</param>
    internal void Seen(int losses)
    {
        lock (_lock)
        {
            if (losses != Losses) return;
            _seen = time.GetUtcNow();
            if (!IsAway) return;
            _gone = NewSign();
            _absence = null;
            _back.SetResult();
        }

        Changed?.Invoke();
    }

    internal void Lost(string reason)
    {
        lock (_lock)
        {
            if (!_isWatched || IsAway) return;
            Losses++;
            _back = NewSign();
            _absence = new(_seen, reason);
            _gone.SetResult();
        }

        forget?.Invoke();
        _doubts.Writer.TryWrite(true);
        Changed?.Invoke();
    }

    // Whoever waits goes on elsewhere than where it is given.
    private static TaskCompletionSource NewSign() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The server ends, or does not take part yet (class 57), or the way to it broke (class 08).
    private static bool IsGoing(string state) => state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow || state.StartsWith("08", StringComparison.Ordinal);

    private sealed record Absence(DateTimeOffset Since, string Reason);
}

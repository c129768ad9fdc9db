using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Matchmaker.App.Storage;

/// <summary>
/// Asks PostgreSQL every few seconds whether it is there, over a connection of its own, and says so in the log once when it goes and once when it is back. A SQLite file is not asked: it is on this machine.
/// </summary>
public sealed partial class DatabaseProbe(RegistryDatabase database, ILogger<DatabaseProbe>? log = null) : BackgroundService
{
    private const int LongestConnect = 2;
    private const string Silence = "it does not answer";

    private readonly ILogger _log = log ?? NullLogger<DatabaseProbe>.Instance;
    private NpgsqlConnection? _connection;
    private DateTimeOffset _lostAt;

    /// <summary>How often it asks.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it waits for the answer: a busy server may take its time, but nobody waits for a page longer than this.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    private DatabaseWatch Watch => database.Watch;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsPostgres) return;
        await Task.Yield();
        Watch.Changed += Tell;
        Watch.Begin();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var losses = Watch.Losses;
                var problem = await ProblemAsync(stoppingToken);
                if (stoppingToken.IsCancellationRequested) break;
                if (problem is null) Watch.Seen(losses);
                else Watch.Lost(problem);
                await Watch.PauseAsync(Pause, stoppingToken);
            }
        }
        finally
        {
            Watch.End();
            Watch.Changed -= Tell;
            _connection?.Dispose();
        }
    }

    /// <returns>Why it does not answer; null where it does.</returns>
    private async Task<string?> ProblemAsync(CancellationToken stoppingToken)
    {
        var isNew = _connection is null;
        var problem = await AskAsync(stoppingToken);

        // The server may have been started anew since the last question: then a second connection tells.
        return problem is null or Silence || isNew ? problem : await AskAsync(stoppingToken);
    }

    private async Task<string?> AskAsync(CancellationToken stoppingToken)
    {
        var connection = _connection ?? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, Timeout = LongestConnect, CommandTimeout = LongestConnect }.ConnectionString);
        _connection = null;
        var asking = AskAsync(connection);
        try
        {
            await asking.WaitAsync(Patience, stoppingToken);
            _connection = connection;
            return null;
        }
        catch (Exception e)
        {
            // Where it hangs, it ends by itself some time: nobody waits for that.
            _ = asking.ContinueWith(ended => { _ = ended.Exception; connection.Dispose(); }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return e is TimeoutException or NpgsqlException { InnerException: TimeoutException } ? Silence : (e.InnerException ?? e).Message;
        }
    }

    private static async Task AskAsync(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open) await connection.OpenAsync(CancellationToken.None);
        await using var question = new NpgsqlCommand("SELECT 1", connection);
        await question.ExecuteScalarAsync(CancellationToken.None);
    }

    private void Tell()
    {
        if (Watch.AwaySince is { } since)
        {
            _lostAt = database.Time.GetUtcNow();
            IsAway(database.Description, Watch.Reason?.TrimEnd('.'), since);
        }
        else
        {
            IsBack(database.Description, (database.Time.GetUtcNow() - _lostAt).TotalSeconds);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Database} cannot be reached: {Reason}. Reading goes on from this node's own index and model, as of {Since:u}; changes are refused and jobs wait.")]
    private partial void IsAway(string database, string? reason, DateTimeOffset since);

    [LoggerMessage(LogLevel.Warning, "{Database} can be reached again, after {Seconds:0.0} seconds.")]
    private partial void IsBack(string database, double seconds);
}

using System.Globalization;
using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.Hangfire;

/// <summary>Hangfire as the clock of the jobs and as their workers: in memory beside a SQLite registry, and over all nodes in a schema of its own on PostgreSQL.</summary>
public sealed class HangfireJobScheduler(RegistryDatabase database, HangfireSettings? settings = null) : IJobWorkers
{
    /// <summary>What takes long waits here for its turn.</summary>
    internal const string Heavy = "jobs";

    /// <summary>What does little at a time; has workers of its own, so that no retrain keeps a mail waiting.</summary>
    internal const string Light = "light";

    private const int LightWorkers = 4;

    // The state "processing" is written before the lease is taken: until then, a worker is about to come to it.
    private static readonly TimeSpan AboutToBegin = TimeSpan.FromSeconds(3);

    // The longest wait after an error: the database may be away for a minute, and is not to be waited for longer. Its default grows to five minutes.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    // Of Hangfire's usual filters only the one that counts for the pages: no second back-off, and no language of whoever handed a job over.
    private static readonly JobFilterProviderCollection Filters = new(new JobFilterCollection { new StatisticsHistoryAttribute() }, new JobFilterAttributeFilterProvider());

    private readonly HangfireSettings _settings = settings ?? new();
    private readonly Lock _lock = new();
    private JobStorage? _storage;
    private HangfirePlans? _plans;
    private BackgroundProcessingServer? _server;
    private JobWork? _work;

    public string Provider => "hangfire";

    public string PagesPath => "/jobs/hangfire";

    private HangfirePlans Plans => _plans ?? throw new InvalidOperationException("The scheduler has not been started.");

    public void Employ(JobWork work) => _work = work;

    public async Task StartAsync(IReadOnlyList<JobPlan> plans, Func<string, DateTimeOffset, CancellationToken, Task> due, CancellationToken cancellationToken = default) => await Task.Run(() =>
    {
        _plans = new(Storage());
        _plans.KeepOnly(plans.Select(plan => plan.Job));
        foreach (var plan in plans) _plans.Write(plan, DateTimeOffset.UtcNow);
        cancellationToken.ThrowIfCancellationRequested();
        _server = Serve(due);
    }, cancellationToken);

    public Task PlanAsync(JobPlan plan, CancellationToken cancellationToken = default) => Task.Run(() => Plans.Write(plan, DateTimeOffset.UtcNow), cancellationToken);

    public Task<DateTimeOffset?> NextAsync(string job, CancellationToken cancellationToken = default) => Task.Run(() => Plans.NextOf(job), cancellationToken);

    public Task SubmitAsync(string job, CancellationToken cancellationToken = default) => Task.Run(() =>
    {
        // No lock: where two nodes hand over the same, the second worker finds nothing to do.
        var storage = Storage();
        using var connection = storage.GetConnection();
        if (Submitted(connection, job) is { } present && IsUnderWay(connection.GetStateData(present))) return;
        var submitted = new BackgroundJobClient(storage, Filters).Create(HangfireWork.JobOf(job), new EnqueuedState(_work?.IsLight(job) == true ? Light : Heavy));
        connection.SetRangeInHash(KeyOf(job), [new("Id", submitted)]);
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        await Task.Run(() =>
        {
            server.SendStop();
            server.Dispose();
        });
    }

    /// <summary>What the pages show, also on a node that runs no jobs itself.</summary>
    internal JobStorage Storage()
    {
        // Made at the first use, which may find the database away: then at the next.
        lock (_lock) return _storage ??= HangfireStorage.Open(database, _settings);
    }

    /// <summary>Whether a job of Hangfire's is the one that was handed over last for a job of the product's, and not one that a killed node has left.</summary>
    internal bool IsPresent(string job, string id)
    {
        using var connection = Storage().GetConnection();
        return Submitted(connection, job) == id;
    }

    /// <summary>Whether a text can be the identifier of a job of Hangfire's: its storage in PostgreSQL, which counts them, stumbles over any other.</summary>
    internal bool IsId(string text) => !database.IsPostgres || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private BackgroundProcessingServer Serve(Func<string, DateTimeOffset, CancellationToken, Task> due)
    {
        var storage = Storage();
        var processes = new List<IBackgroundProcessDispatcherBuilder> { new HangfireClock(Plans, database.Watch, due).UseBackgroundPool(1), new HangfireHousekeeping(_settings.KeepFailed, database.Watch).UseBackgroundPool(1) };
        if (_work is { } work)
        {
            var performer = new BackgroundJobPerformer(Filters, new OneWork(new(storage, work, IsStill, Ended)));
            var changer = new BackgroundJobStateChanger(Filters);
            processes.Add(new Worker([Heavy], performer, changer).UseBackgroundPool(work.AtOnce));
            processes.Add(new Worker([Light], performer, changer).UseBackgroundPool(LightWorkers));
        }

        // None of Hangfire's own clocks: the product's is the only one.
        return new(storage, processes, new Dictionary<string, object> { ["Queues"] = new[] { Heavy, Light }, ["WorkerCount"] = _work is null ? 0 : _work.AtOnce + LightWorkers }, new()
        {
            HeartbeatInterval = Heartbeat,
            ServerTimeout = 6 * Heartbeat,
            ServerCheckInterval = 3 * Heartbeat,
            CancellationCheckInterval = _settings.CancellationCheck,
            RestartDelay = LongestWait,
            RetryDelay = attempt => TimeSpan.FromSeconds(Math.Min(attempt, LongestWait.TotalSeconds)),
        });
    }

    private bool IsStill(string job, string id)
    {
        try
        {
            return IsPresent(job, id);
        }
        catch (Exception e) when (database.Watch.Explains(e))
        {
            // Not known: then nothing is said of it.
            return true;
        }
    }

    private void Ended(string job, string id)
    {
        try
        {
            using var connection = Storage().GetConnection();
            if (Submitted(connection, job) == id) connection.SetRangeInHash(KeyOf(job), [new("Id", "")]);
        }
        catch (Exception e) when (database.Watch.Explains(e))
        {
            // It is then looked at what became of it.
        }
    }

    private static string? Submitted(IStorageConnection connection, string job) => connection.GetAllEntriesFromHash(KeyOf(job))?.GetValueOrDefault("Id") is { Length: > 0 } id ? id : null;

    private static bool IsUnderWay(StateData? state) => state is not null
        && (state.Name == EnqueuedState.StateName || (state.Name == ProcessingState.StateName && state.Data.TryGetValue("StartedAt", out var at) && DateTime.UtcNow - JobHelper.DeserializeDateTime(at) < AboutToBegin));

    private static string KeyOf(string job) => string.Create(CultureInfo.InvariantCulture, $"matchmaker:work:{job}");

    /// <summary>Gives workers the one piece of work that there is.</summary>
    private sealed class OneWork(HangfireWork work) : JobActivator
    {
        public override object ActivateJob(Type jobType) => work;
    }
}

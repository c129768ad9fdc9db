using System.Collections.Concurrent;
using System.Threading.Channels;
using Matchmaker.App.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Jobs;

/// <summary>
/// Runs jobs on this node: when the scheduler says that a moment has come, when somebody asks, and when another node has ended in the middle of one.
/// </summary>
public sealed partial class JobHost(JobRunner runner, JobSchedule schedule, IJobScheduler scheduler, JobOptions options, JobBell bell, RegistryDatabase database, ILogger<JobHost>? log = null) : BackgroundService
{
    private readonly ILogger _log = log ?? NullLogger<JobHost>.Instance;
    private readonly Channel<bool> _nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, JobPlan> _planned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, string> _handedOver = [];

    /// <summary>How often it looks for what others have asked for or left.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the scheduler tells the time on this node.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Looks at once.</summary>
    public void Nudge() => _nudges.Writer.TryWrite(true);

    /// <summary>Reads again when each job runs. It does so by itself as well, since another node may have changed it.</summary>
    public async Task PlanAsync(CancellationToken cancellationToken = default)
    {
        if (!IsStarted) return;
        foreach (var plan in (await schedule.PlansAsync(cancellationToken)).Where(plan => !_planned.TryGetValue(plan.Job, out var present) || present != plan))
        {
            await scheduler.PlanAsync(plan, cancellationToken);
            _planned[plan.Job] = plan;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var listening = ListenAsync(stoppingToken);
        if (options.Run) await RunAsync(stoppingToken);
        await listening;
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        // The first seconds belong to those who wait for a page.
        await WaitAsync(stoppingToken);
        await BeginAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await WaitAsync(stoppingToken);
            await database.Watch.BackAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await scheduler.DisposeAsync();
        await Task.WhenAll([.. _running.Values, .. _handedOver.Keys]);
    }

    // Also on a node that runs no jobs itself: what is asked for stands in the database, where another finds it.
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            string? heard = null;
            try
            {
                heard = await bell.HearAsync(stoppingToken);
                await database.Watch.BackAsync(stoppingToken);
                if (await runner.AskSoonAsync(heard, stoppingToken)) Nudge();
            }
            catch (Exception e) when (heard is not null && database.Watch.Explains(e))
            {
                // It went away in the middle of asking: asked again once it is back.
                bell.Ring(heard);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The job's own schedule makes up for it.
                CouldNotLook(e.Message);
            }
            catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException or DatabaseAwayException)
            {
                // The program ends.
            }
        }
    }

    // The database may be away when a node starts: it keeps asking.
    private async Task BeginAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !IsStarted)
        {
            try
            {
                await runner.PrepareAsync(stoppingToken);
                (scheduler as IJobWorkers)?.Employ(new((job, cancelled) => WorkAsync(job, stoppingToken, cancelled), Nudge, options.AtOnce, IsLight));
                await scheduler.StartAsync(await schedule.PlansAsync(stoppingToken), DueAsync, stoppingToken);
                IsStarted = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!database.Watch.Explains(e)) CouldNotStart(e.Message);
                await WaitAsync(stoppingToken);
            }
        }
    }

    private async Task DueAsync(string job, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await database.Watch.BackAsync(cancellationToken);
                if (await runner.AskAsync(job, moment, cancellationToken)) Nudge();
                return;
            }
            catch (Exception e) when (database.Watch.Explains(e))
            {
                // The scheduler tells of a moment once: it is asked for as soon as the database is back, and is one run however often that is.
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        // A job that cannot be planned holds up nothing that waits to run.
        await TryAsync(PlanAsync, stoppingToken);
        await TryAsync(BeginDueAsync, stoppingToken);
    }

    private async Task BeginDueAsync(CancellationToken stoppingToken)
    {
        foreach (var job in await runner.DueAsync(stoppingToken))
        {
            if (_running.ContainsKey(job)) continue;
            if (scheduler is IJobWorkers workers)
            {
                await workers.SubmitAsync(job, stoppingToken);
                continue;
            }

            if (!IsLight(job) && _running.Keys.Count(one => !IsLight(one)) >= options.AtOnce) continue;
            _running[job] = Task.Run(() => RunAsync(job, stoppingToken), CancellationToken.None);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> look, CancellationToken stoppingToken)
    {
        try
        {
            await look(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (!database.Watch.Explains(e)) CouldNotLook(e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException or DatabaseAwayException)
        {
            // The program ends.
        }
    }

    private bool IsLight(string job) => runner.Jobs[job].Definition.IsLight;

    // A worker has come to it: this node waits for its end as for that of its own.
    private async Task<JobRun?> WorkAsync(string job, CancellationToken stoppingToken, CancellationToken cancelled)
    {
        var run = RunAsync(job, stoppingToken, cancelled);
        _handedOver[run] = job;
        try
        {
            return await run;
        }
        finally
        {
            _handedOver.TryRemove(run, out _);
        }
    }

    private async Task<JobRun?> RunAsync(string job, CancellationToken stoppingToken, CancellationToken cancelled = default)
    {
        try
        {
            var run = await runner.RunNextAsync(job, stoppingToken, cancelled);
            if (run is { IsIdle: false }) Ended(job, run.State, run.Outcome);
            return run;
        }
        catch (Exception e)
        {
            if (!stoppingToken.IsCancellationRequested && !database.Watch.Explains(e)) CouldNotLook(e.Message);
            return null;
        }
        finally
        {
            _running.TryRemove(job, out _);
            Nudge();
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        soon.CancelAfter(Pause);
        try
        {
            await _nudges.Reader.ReadAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody asked: it looks by itself.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Jobs cannot begin yet: {Reason}")]
    private partial void CouldNotStart(string reason);

    [LoggerMessage(LogLevel.Warning, "Jobs could not be looked at: {Reason}")]
    private partial void CouldNotLook(string reason);

    [LoggerMessage(LogLevel.Information, "Job {Job}: {State}. {Outcome}")]
    private partial void Ended(string job, WorkState state, string? outcome);
}

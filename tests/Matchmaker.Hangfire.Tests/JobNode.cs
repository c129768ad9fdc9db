using Hangfire;
using Hangfire.Storage.Monitoring;
using Matchmaker.App.Jobs;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Hangfire.Tests;

/// <summary>One node with Hangfire's workers and one job, on a test's registry.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly TestRegistry _registry;

    public JobNode(TestRegistry registry, string name, IJob job, HangfireSettings? settings = null)
    {
        _registry = registry;
        Scheduler = new(registry.Database, settings ?? new() { QueuePoll = TimeSpan.FromMilliseconds(200), CancellationCheck = TimeSpan.FromSeconds(1) });
        var options = new JobOptions();
        Runner = new(registry.Database, new(registry.Database, name), [job], new RecordedAlarm()) { Beat = TimeSpan.FromMilliseconds(200) };
        Host = new(Runner, new(registry.Database, [job], options), Scheduler, options, Bell, registry.Database) { Pause = TimeSpan.FromMilliseconds(100) };
    }

    public HangfireJobScheduler Scheduler { get; }

    public JobRunner Runner { get; }

    public JobBell Bell { get; } = new();

    private JobHost Host { get; }

    public async Task<JobNode> StartAsync()
    {
        await Host.StartAsync(CancellationToken.None);
        await UntilAsync(() => Host.IsStarted);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync(CancellationToken.None);
        Host.Dispose();
    }

    /// <summary>All runs, the oldest first.</summary>
    public List<JobRun> Runs()
    {
        using var context = _registry.CreateContext();
        return [.. context.JobRuns.AsNoTracking().OrderBy(run => run.Id)];
    }

    public async Task<JobRun> EndedAsync(int count = 1)
    {
        await UntilAsync(() => Runs().Count(run => run.FinishedAt is not null) >= count);
        return Runs().Where(run => run.FinishedAt is not null).Skip(count - 1).First();
    }

    /// <summary>Hangfire's jobs in the state processing, by identifier.</summary>
    public IReadOnlyList<string> Processing() => [.. Scheduler.Storage().GetMonitoringApi().ProcessingJobs(0, 100).Select(job => job.Key)];

    public IReadOnlyList<StateHistoryDto> HistoryOf(string id) => [.. Scheduler.Storage().GetMonitoringApi().JobDetails(id).History];

    public void Delete(string id) => new BackgroundJobClient(Scheduler.Storage()).Delete(id);

    public static async Task UntilAsync(Func<bool> isSo)
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); !isSo(); await Task.Delay(50)) Assert.True(DateTime.UtcNow < until, "It did not come to that.");
    }
}

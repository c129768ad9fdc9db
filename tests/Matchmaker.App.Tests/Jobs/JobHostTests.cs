using System.Collections.Concurrent;
using Matchmaker.App.Jobs;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>A node follows what the secretariat plans, wherever that was said.</summary>
public sealed class JobHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestRegistry _registry = null!;

    public async Task InitializeAsync() => _registry = await TestRegistry.SqliteAsync();

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Plan_ChangedOnAnotherNode_IsTakenUp()
    {
        await using var scheduler = new RecordedScheduler();
        using var host = HostOf(scheduler, new());
        await host.StartAsync(default);
        await UntilAsync(() => host.IsStarted);

        await PlanAsync("0 30 2 * * ?");
        await UntilAsync(() => scheduler.Plans.LastOrDefault(plan => plan.Job == "scripted")?.Cron == "0 30 2 * * ?");
        var told = scheduler.Plans.Count;

        // A time that has passed for good, which nobody could have stored, stops nothing else.
        await PlanAsync("0 0 2 * * ? 2020");
        await UntilAsync(() => scheduler.Plans.Count > told);
        Assert.Null(scheduler.Plans.Last().Cron);
        await host.StopAsync(default);
    }

    [Fact]
    public async Task Plan_ThatFails_HoldsUpNoRunThatIsAskedFor()
    {
        await using var scheduler = new RecordedScheduler { Fails = true };
        using var host = HostOf(scheduler, new());
        await host.StartAsync(default);
        await UntilAsync(() => host.IsStarted);

        var run = await _registry.AddAsync(new JobRun { Job = "scripted", Trigger = JobTrigger.Person, AskedAt = _registry.Clock.Now, NotBefore = _registry.Clock.Now });

        await UntilAsync(() => StateOf(run.Id) == WorkState.Done);
        await host.StopAsync(default);
    }

    [Fact]
    public async Task Plans_ZoneOfAnotherMachine_IsForNever()
    {
        await using (var context = _registry.CreateContext())
        {
            context.Jobs.Add(new() { Name = "scripted", Cron = "0 30 2 * * ?", TimeZone = "Mars/Base" });
            await context.SaveChangesAsync();
        }

        Assert.Null(Assert.Single(await ScheduleOf(new()).PlansAsync()).Cron);
    }

    [Theory]
    [InlineData("nowhere", "0 0 2 * * ?", "Asia/Manila", "nowhere")]
    [InlineData("scripted", "every night", "Asia/Manila", "every night")]
    [InlineData("scripted", "0 0 2 * * ? 2020", "Asia/Manila", "never comes")]
    [InlineData("scripted", "0 0 2 * * ?", "Mars/Base", "Mars/Base")]
    public void CheckConfiguration_WhatNobodyCanFollow_IsNamed(string job, string cron, string zone, string named)
    {
        var options = new JobOptions { TimeZone = zone };
        options.Schedules[job] = cron;

        var refusal = Assert.Throws<JobScheduleException>(() => ScheduleOf(options).CheckConfiguration());

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    private static ScriptedJob Job => new((_, _) => Task.FromResult(new JobResult("Done."))) { Definition = new("scripted", "0 15 1 * * ?") };

    private JobSchedule ScheduleOf(JobOptions options) => new(_registry.Database, [Job], options);

    private JobHost HostOf(IJobScheduler scheduler, JobOptions options)
    {
        var runner = new JobRunner(_registry.Database, new(_registry.Database, "node"), [Job], new RecordedAlarm());
        return new(runner, ScheduleOf(options), scheduler, options, new(), _registry.Database) { Pause = TimeSpan.FromMilliseconds(20) };
    }

    private WorkState StateOf(long runId)
    {
        using var context = _registry.CreateContext();
        return context.JobRuns.AsNoTracking().Single(run => run.Id == runId).State;
    }

    private async Task PlanAsync(string cron)
    {
        await using var context = _registry.CreateContext();
        await context.Jobs.Where(entry => entry.Name == "scripted").ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Cron, cron));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var until = DateTime.UtcNow + Patience; !isSo(); await Task.Delay(20)) Assert.True(DateTime.UtcNow < until, "It did not come to that.");
    }

    private sealed class RecordedScheduler : IJobScheduler
    {
        public ConcurrentQueue<JobPlan> Plans { get; } = new();

        public string Provider => "recorded";

        public Task StartAsync(IReadOnlyList<JobPlan> plans, Func<string, DateTimeOffset, CancellationToken, Task> due, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public bool Fails { get; init; }

        public Task PlanAsync(JobPlan plan, CancellationToken cancellationToken = default)
        {
            if (Fails) throw new InvalidOperationException("The clock stands still.");
            Plans.Enqueue(plan);
            return Task.CompletedTask;
        }

        public Task<DateTimeOffset?> NextAsync(string job, CancellationToken cancellationToken = default) => Task.FromResult<DateTimeOffset?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

using Hangfire.States;
using Matchmaker.App.Jobs;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Jobs that Hangfire's workers run on one node, in each of its storages.</summary>
public abstract class HangfireNodeSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(5);

    [RegistryFact]
    public async Task Ring_JobOfTheProduct_IsRunByAWorkerOnce()
    {
        var job = new ScriptedJob((context, _) =>
        {
            context.Log("halfway");
            return Task.FromResult(new JobResult("All of it."));
        });
        await using var node = await new JobNode(Registry, "one", job).StartAsync();

        node.Bell.Ring("scripted");
        var run = await node.EndedAsync();

        Assert.Equal((WorkState.Done, "All of it.", JobTrigger.Event), (run.State, run.Outcome, run.Trigger));
        Assert.Contains("halfway", run.Log, StringComparison.Ordinal);
        await JobNode.UntilAsync(() => node.Scheduler.Storage().GetMonitoringApi().SucceededListCount() == 1);
        Assert.Equal("\"All of it.\"", node.Scheduler.Storage().GetMonitoringApi().SucceededJobs(0, 1)[0].Value.Result?.ToString());
        Assert.Equal(1, job.Runs);
    }

    [RegistryFact]
    public async Task Ring_TenTimesWhileItRuns_RunsOnceMoreAndNeverTwiceAtOnce()
    {
        var (atOnce, most) = (0, 0);
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await Task.Delay(300, cancellationToken);
            Interlocked.Decrement(ref atOnce);
            return new("Done.");
        });
        await using var node = await new JobNode(Registry, "one", job).StartAsync();

        node.Bell.Ring("scripted");
        await JobNode.UntilAsync(() => job.Runs == 1);
        for (var ring = 0; ring < 10; ring++) node.Bell.Ring("scripted");
        await node.EndedAsync(2);
        await Task.Delay(1000);

        Assert.Equal((2, 1), (job.Runs, most));
        Assert.All(node.Runs(), run => Assert.Equal(WorkState.Done, run.State));
    }

    /// <summary>Deleting a job on Hangfire's pages, or by its API, stops the run through its token.</summary>
    [RegistryFact]
    public async Task Delete_WhileItRuns_CancelsTheRun()
    {
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(Endless, cancellationToken);
            return new("Not cancelled.");
        });
        await using var node = await new JobNode(Registry, "one", job).StartAsync();
        node.Bell.Ring("scripted");
        await JobNode.UntilAsync(() => job.Runs == 1 && node.Processing().Count == 1);

        node.Delete(node.Processing()[0]);
        var run = await node.EndedAsync();

        Assert.Equal((WorkState.Cancelled, "Cancelled."), (run.State, run.Outcome));
        await Task.Delay(1000);
        Assert.Equal(1, job.Runs);
    }

    /// <summary>A run that is cancelled on the page Jobs leaves no worker behind.</summary>
    [RegistryFact]
    public async Task Cancel_OnThePageJobs_EndsHangfiresJobToo()
    {
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(Endless, cancellationToken);
            return new("Not cancelled.");
        });
        await using var node = await new JobNode(Registry, "one", job).StartAsync();
        node.Bell.Ring("scripted");
        await JobNode.UntilAsync(() => job.Runs == 1 && node.Processing().Count == 1);
        var id = node.Processing()[0];

        await using (var context = CreateContext())
        {
            context.JobRuns.Single().CancelAskedAt = Registry.Clock.Now;
            await context.SaveChangesAsync();
        }

        await JobNode.UntilAsync(() => node.HistoryOf(id)[0].StateName == DeletedState.StateName);
        Assert.Equal(WorkState.Cancelled, (await node.EndedAsync()).State);
    }

    /// <summary>The rules of the job say when it is tried again; Hangfire does not do so on its own account.</summary>
    [RegistryFact]
    public async Task Run_ThatFails_WaitsByTheRulesOfTheJob()
    {
        var job = new ScriptedJob((_, _) => throw new InvalidOperationException("No."));
        await using var node = await new JobNode(Registry, "one", job).StartAsync();

        node.Bell.Ring("scripted");
        await node.EndedAsync();
        await JobNode.UntilAsync(() => node.Scheduler.Storage().GetMonitoringApi().FailedCount() == 1);
        await Task.Delay(1500);

        Assert.Equal(1, job.Runs);
        Assert.Equal([(WorkState.Failed, 1), (WorkState.Waiting, 2)], node.Runs().Select(run => (run.State, run.Attempt)));
        Assert.Equal(TimeSpan.FromMinutes(1), node.Runs()[1].NotBefore - Registry.Clock.Now);
        Assert.Equal(0, node.Scheduler.Storage().GetMonitoringApi().ScheduledCount());
        HangfireHousekeeping.Sweep(node.Scheduler.Storage(), DateTime.UtcNow.AddMinutes(-1));
        Assert.Equal(1, node.Scheduler.Storage().GetMonitoringApi().FailedCount());
        HangfireHousekeeping.Sweep(node.Scheduler.Storage(), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(0, node.Scheduler.Storage().GetMonitoringApi().FailedCount());

        Registry.Clock.Now += TimeSpan.FromMinutes(1);
        await node.EndedAsync(2);
        Assert.Equal(2, job.Runs);
    }

    [RegistryFact]
    public async Task Stop_InTheMiddle_LeavesTheRunForTheNextStart()
    {
        var mayEnd = false;
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(mayEnd ? TimeSpan.Zero : Endless, cancellationToken);
            return new("Done.");
        });
        await using (var node = await new JobNode(Registry, "one", job).StartAsync())
        {
            node.Bell.Ring("scripted");
            await JobNode.UntilAsync(() => job.Runs == 1);
        }

        mayEnd = true;
        await using var next = await new JobNode(Registry, "next", job).StartAsync();
        var run = await next.EndedAsync(2);

        Assert.Equal((WorkState.Done, "next", 1), (run.State, run.Node, run.Attempt));
    }
}

using Hangfire.States;
using Matchmaker.App.Jobs;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Several servers on one PostgreSQL: whatever Hangfire gives out twice is done once.</summary>
[RequiresPostgres]
public sealed class HangfireNodesTests() : HangfireNodeSuite(() => TestRegistry.PostgresAsync())
{
    private static readonly HangfireSettings Quick = new() { QueuePoll = TimeSpan.FromMilliseconds(200), CancellationCheck = TimeSpan.FromSeconds(1) };

    /// <summary>
    /// A fixed invisibility time-out, as Hangfire has it by default, gives a long job to a second worker: that one finds the lease held and leaves, and the first, whose token then tells that the
    /// job's state has changed, goes on.
    /// </summary>
    [RegistryFact]
    public async Task Run_LongerThanTheInvisibilityTimeOut_IsOneRunWithOneResult()
    {
        var settings = Quick with { SaysThatItLives = false, Invisible = TimeSpan.FromSeconds(1) };
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(6), cancellationToken);
            return new("Done.");
        });
        await using var one = await new JobNode(Registry, "one", job, settings).StartAsync();
        await using var other = await new JobNode(Registry, "other", job, settings).StartAsync();

        one.Bell.Ring("scripted");
        await JobNode.UntilAsync(() => one.Processing().Count == 1);
        var id = one.Processing()[0];
        var run = await one.EndedAsync();
        await Task.Delay(1500);

        Assert.True(one.HistoryOf(id).Count(state => state.StateName == ProcessingState.StateName) > 1, "Hangfire did not give it out twice, so that this shows nothing.");
        Assert.Equal((WorkState.Done, 1), (run.State, job.Runs));
        Assert.Single(one.Runs());
    }

    /// <summary>The default of the product: the time-out slides, so that nobody comes a second time.</summary>
    [RegistryFact]
    public async Task Run_WhileTheServerSaysThatItLives_IsGivenOutOnce()
    {
        var settings = Quick with { Invisible = TimeSpan.FromSeconds(5) };
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(12), cancellationToken);
            return new("Done.");
        });
        await using var one = await new JobNode(Registry, "one", job, settings).StartAsync();
        await using var other = await new JobNode(Registry, "other", job, settings).StartAsync();

        one.Bell.Ring("scripted");
        await JobNode.UntilAsync(() => one.Processing().Count == 1);
        var id = one.Processing()[0];
        await one.EndedAsync();

        Assert.Single(one.HistoryOf(id), state => state.StateName == ProcessingState.StateName);
        Assert.Equal(1, job.Runs);
    }

    [RegistryFact]
    public async Task Ask_SameMomentTwiceOnTwoServers_IsOneRun()
    {
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            await Task.Delay(500, cancellationToken);
            return new("Done.");
        }, "retrain");
        await using var one = await new JobNode(Registry, "one", job).StartAsync();
        await using var other = await new JobNode(Registry, "other", job).StartAsync();

        await Task.WhenAll(one.Runner.AskAsync("retrain", Registry.Clock.Now), other.Runner.AskAsync("retrain", Registry.Clock.Now));
        await Task.WhenAll(one.Scheduler.SubmitAsync("retrain"), other.Scheduler.SubmitAsync("retrain"));
        await one.EndedAsync();
        await Task.Delay(1500);

        Assert.Equal(1, job.Runs);
        Assert.Equal(WorkState.Done, Assert.Single(one.Runs()).State);
    }

    /// <summary>Asked for again and again on both: runs one after the other, never at once, whichever server has it.</summary>
    [RegistryFact]
    public async Task Run_ManyTimesOnTwoServers_IsNeverTwoAtOnce()
    {
        var (atOnce, most) = (0, 0);
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await Task.Delay(200, cancellationToken);
            Interlocked.Decrement(ref atOnce);
            return new("Done.");
        }, "retrain");
        await using var one = await new JobNode(Registry, "one", job).StartAsync();
        await using var other = await new JobNode(Registry, "other", job).StartAsync();

        for (var minute = 0; minute < 6; minute++)
        {
            var ended = one.Runs().Count(run => run.FinishedAt is not null);
            await Task.WhenAll(one.Runner.AskAsync("retrain", Registry.Clock.Now.AddMinutes(minute)), other.Runner.AskAsync("retrain", Registry.Clock.Now.AddMinutes(minute)));
            await one.EndedAsync(ended + 1);
        }

        Assert.Equal((6, 1), (job.Runs, most));
    }

    /// <summary>
    /// A server that was killed in the middle: the run stands as running, Hangfire's job as processing. Another server takes over once the lease has run out, without waiting for Hangfire's time-out; what
    /// the killed one comes to write is refused.
    /// </summary>
    [RegistryFact]
    public async Task Run_ServerKilledInTheMiddle_IsTakenOverByAnother()
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done.")), "retrain");
        await using var living = await new JobNode(Registry, "living", job, Quick with { Invisible = TimeSpan.FromMinutes(10) }).StartAsync();
        var dead = new JobLeases(Registry.Database, "dead");
        var lease = (await dead.TryTakeAsync("retrain"))!;
        await Registry.AddAsync(new JobRun { Job = "retrain", State = WorkState.Running, AskedAt = Registry.Clock.Now, NotBefore = Registry.Clock.Now, StartedAt = Registry.Clock.Now, Node = "dead", Token = lease.Token });

        await Task.Delay(1000);
        Assert.Equal(0, job.Runs);
        Registry.Clock.Now += JobLeases.Lasts + TimeSpan.FromSeconds(1);
        var run = await living.EndedAsync(2);

        Assert.Equal((WorkState.Done, "living", 2), (run.State, run.Node, run.Attempt));
        await using var context = CreateContext();
        await Assert.ThrowsAsync<JobLeaseLostException>(() => JobLeases.RequireAsync(context, lease));
        Assert.Equal(WorkState.Failed, (await context.JobRuns.OrderBy(one => one.Id).FirstAsync()).State);
    }
}

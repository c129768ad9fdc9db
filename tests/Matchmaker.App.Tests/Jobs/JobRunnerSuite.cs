using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>Runs of jobs, on one node and on several that share a database.</summary>
public abstract class JobRunnerSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly RecordedAlarm _alarm = new();

    [RegistryFact]
    public async Task Run_AskedFor_IsDoneOnceAndKept()
    {
        var job = new ScriptedJob((context, _) =>
        {
            context.Log("halfway");
            return Task.FromResult(new JobResult("All of it.") { Counts = new Dictionary<string, long> { ["things"] = 3 } });
        });
        var runner = await RunnerAsync("one", job);
        await AskAsync();

        Assert.Equal(["scripted"], await runner.DueAsync());
        var run = await runner.RunNextAsync("scripted");

        Assert.Equal((WorkState.Done, "All of it.", 3, "one"), (run!.State, run.Outcome, run.Counts["things"], run.Node));
        Assert.Contains("halfway", run.Log, StringComparison.Ordinal);
        Assert.Null(await runner.RunNextAsync("scripted"));
        Assert.Empty(await runner.DueAsync());
        Assert.Equal(1, job.Runs);
    }

    [RegistryFact]
    public async Task Ask_SameMomentFromTwoNodes_IsOneRun()
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done.")));
        var (one, other) = (await RunnerAsync("one", job), await RunnerAsync("other", job));
        var moment = Registry.Clock.Now;

        bool[] first = await Task.WhenAll(one.AskAsync("scripted", moment), other.AskAsync("scripted", moment));
        await one.RunNextAsync("scripted");

        Assert.Single(first, isFirst => isFirst);
        Assert.False(await other.AskAsync("scripted", moment));
        Assert.Null(await other.RunNextAsync("scripted"));
    }

    [RegistryFact]
    public async Task Run_WhileAnotherNodeRunsIt_WaitsForItsTurn()
    {
        var (began, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var job = new ScriptedJob(async (_, _) =>
        {
            began.TrySetResult();
            await mayEnd.Task;
            return new("Done.");
        });
        var (one, other) = (await RunnerAsync("one", job), await RunnerAsync("other", job));
        await AskAsync();
        await AskAsync();

        var first = one.RunNextAsync("scripted");
        await began.Task;

        Assert.Null(await other.RunNextAsync("scripted"));
        Assert.Empty(await other.DueAsync());
        mayEnd.SetResult();
        Assert.Equal(WorkState.Done, (await first)!.State);
        Assert.Equal("other", (await other.RunNextAsync("scripted"))!.Node);
    }

    /// <summary>A node that was killed leaves a run behind it that nobody ends.</summary>
    [RegistryFact]
    public async Task Run_NodeGoneInTheMiddle_IsTriedAgainByAnother()
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done.")));
        var runner = await RunnerAsync("living", job);
        await AskAsync();
        var lease = (await new JobLeases(Registry.Database, "dead").TryTakeAsync("scripted"))!;
        await using (var context = CreateContext())
            await context.JobRuns.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, WorkState.Running).SetProperty(run => run.Token, lease.Token).SetProperty(run => run.Node, "dead"));
        Assert.Null(await runner.RunNextAsync("scripted"));

        Registry.Clock.Now += JobLeases.Lasts + TimeSpan.FromSeconds(1);

        Assert.Equal(["scripted"], await runner.DueAsync());
        var again = await runner.RunNextAsync("scripted");
        Assert.Equal((WorkState.Done, JobTrigger.Retry, 2), (again!.State, again.Trigger, again.Attempt));
        await using var after = CreateContext();
        Assert.Equal("dead ended in the middle of it.", (await after.JobRuns.OrderBy(run => run.Id).FirstAsync()).Outcome);
    }

    /// <summary>What takes each node with it that runs it is not run at once on the next, and somebody hears of it.</summary>
    [RegistryFact]
    public async Task Run_NodesGoneAgainAndAgain_WaitsAndTellsOnceInTheEnd()
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done.")));
        var runner = await RunnerAsync("living", job);

        for (var time = 0; time < 2; time++)
        {
            await AskAsync();
            await LoseAsync(attempt: 2);
            Assert.Null(await runner.RunNextAsync("scripted"));
            await using (var context = CreateContext())
            {
                var next = await context.JobRuns.SingleAsync(run => run.State == WorkState.Waiting);
                Assert.Equal((3, TimeSpan.FromMinutes(5)), (next.Attempt, next.NotBefore - Registry.Clock.Now));
            }

            // The second time it has been told already, and nothing has worked since.
            Assert.Equal(time, _alarm.Told.Count);
            await LoseAsync(attempt: 3);
            Assert.Null(await runner.RunNextAsync("scripted"));
            Assert.Equal((3, "dead ended in the middle of it."), (Assert.Single(_alarm.Told).Attempt, _alarm.Told[0].Outcome));
            Assert.Empty(await runner.DueAsync());
        }

        Assert.Equal(0, job.Runs);
    }

    /// <summary>The one given up for dead comes back, and must not write what the other has written.</summary>
    [RegistryFact]
    public async Task Lease_TakenOver_RefusesTheWritesOfTheFormerHolder()
    {
        await RunnerAsync("any", new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done."))));
        var former = (await new JobLeases(Registry.Database, "former").TryTakeAsync("scripted"))!;
        Registry.Clock.Now += JobLeases.Lasts + TimeSpan.FromSeconds(1);
        var leases = new JobLeases(Registry.Database, "present");
        var present = (await leases.TryTakeAsync("scripted"))!;

        Assert.True(present.Token > former.Token);
        await using var context = CreateContext();
        await JobLeases.RequireAsync(context, present);
        await Assert.ThrowsAsync<JobLeaseLostException>(() => JobLeases.RequireAsync(context, former));
        Assert.False(await leases.RenewAsync(former));
        await leases.ReleaseAsync(former);
        Assert.True(await leases.RenewAsync(present));
    }

    /// <summary>A clock that was set back does not lend the job twice.</summary>
    [RegistryFact]
    public async Task Lease_ClockSetBack_IsStillHeld()
    {
        await RunnerAsync("any", new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done."))));
        Assert.NotNull(await new JobLeases(Registry.Database, "one").TryTakeAsync("scripted"));

        Registry.Clock.Now -= TimeSpan.FromHours(3);

        Assert.Null(await new JobLeases(Registry.Database, "other").TryTakeAsync("scripted"));
    }

    [RegistryFact]
    public async Task Run_Fails_IsTriedAgainLaterAndToldOnce()
    {
        var mayWork = false;
        var job = new ScriptedJob((_, _) => mayWork ? Task.FromResult(new JobResult("Done.")) : throw new JobScheduleException("The disk is full."));
        var runner = await RunnerAsync("one", job);
        await AskAsync();

        List<TimeSpan> waits = [];
        for (var run = await runner.RunNextAsync("scripted"); run is not null; run = await runner.RunNextAsync("scripted"))
        {
            Assert.Equal((WorkState.Failed, "The disk is full."), (run.State, run.Outcome));
            await using var context = CreateContext();
            if (await context.JobRuns.SingleOrDefaultAsync(one => one.State == WorkState.Waiting) is not { } next) break;
            waits.Add(next.NotBefore - Registry.Clock.Now);
            Assert.Null(await runner.RunNextAsync("scripted"));
            Registry.Clock.Now = next.NotBefore;
        }

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)], waits);
        Assert.Equal(3, job.Runs);
        Assert.Equal("The disk is full.", Assert.Single(_alarm.Told).Outcome);

        // Failing on and on is told no more, until it has worked in between.
        await FailThriceAsync(runner);
        Assert.Single(_alarm.Told);
        mayWork = true;
        await AskAsync();
        Assert.Equal(WorkState.Done, (await runner.RunNextAsync("scripted"))!.State);
        mayWork = false;
        await FailThriceAsync(runner);
        Assert.Equal(2, _alarm.Told.Count);
    }

    [RegistryFact]
    public async Task Run_WithNothingToDo_IsNotKept()
    {
        var runner = await RunnerAsync("one", new ScriptedJob((_, _) => Task.FromResult(new JobResult("Nothing.") { IsIdle = true })));

        // Asked for by many at once, it is one run.
        Assert.True(await runner.AskSoonAsync("scripted"));
        Assert.True(await runner.AskSoonAsync("scripted"));
        Assert.False(await runner.AskSoonAsync("unknown"));
        var run = await runner.RunNextAsync("scripted");

        Assert.Equal((WorkState.Done, JobTrigger.Event, true), (run!.State, run.Trigger, run.IsIdle));
        Assert.Null(await runner.RunNextAsync("scripted"));
        await using var context = CreateContext();
        Assert.Empty(await context.JobRuns.ToListAsync());
    }

    [RegistryFact]
    public async Task Run_FailsForGood_StoresTheMailsToAdministratorsWithItsEnd()
    {
        var account = new Account { Name = "Boss", Email = "boss@match.example", UserName = "boss@match.example", EmailConfirmed = true, Staff = StaffRole.Administrator };
        await Registry.AddAsync(account);
        var options = new MailOptions { PublicAddress = "https://match.example" };
        var job = new ScriptedJob((_, _) => throw new JobScheduleException("The disk is full.")) { Definition = new("scripted", null) { MostAttempts = 1 } };
        var runner = new JobRunner(Registry.Database, new(Registry.Database, "one"), [job], new AdministratorAlarm(new(new(Registry.Database, new()), options)));
        await runner.PrepareAsync();

        for (var time = 0; time < 2; time++)
        {
            await AskAsync();
            await runner.RunNextAsync("scripted");
        }

        await using var context = CreateContext();
        var mail = await context.OutboxMails.SingleAsync();
        Assert.Equal(("boss@match.example", "Matchmaker: the job scripted fails"), (mail.To, mail.Subject));
        Assert.Contains("The disk is full.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://match.example/secretariat/jobs", mail.Text, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_Cancelled_EndsAndIsNotTriedAgain()
    {
        var began = new TaskCompletionSource();
        var job = new ScriptedJob(async (_, cancelling) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, cancelling);
            return new("never");
        });
        var runner = await RunnerAsync("one", job);
        await AskAsync();

        var running = runner.RunNextAsync("scripted");
        await began.Task;
        await using (var context = CreateContext()) await context.JobRuns.ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelAskedAt, Registry.Clock.Now));

        Assert.Equal((WorkState.Cancelled, "Cancelled."), ((await running)!.State, (await running)!.Outcome));
        Assert.Empty(await runner.DueAsync());
    }

    [RegistryFact]
    public async Task Run_ProgramEnds_WaitsForTheNextProgram()
    {
        var began = new TaskCompletionSource();
        var job = new ScriptedJob(async (_, cancelling) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancelling);
            return new("never");
        });
        var runner = await RunnerAsync("one", job);
        await AskAsync();
        using var ending = new CancellationTokenSource();

        var running = runner.RunNextAsync("scripted", ending.Token);
        await began.Task;
        await ending.CancelAsync();

        Assert.Equal("The program ended; it runs again with the next one.", (await running)!.Outcome);
        await using var context = CreateContext();
        var next = await context.JobRuns.SingleAsync(run => run.State == WorkState.Waiting);
        Assert.Equal(1, next.Attempt);
        Assert.Equal(["scripted"], await runner.DueAsync());
    }

    [RegistryFact]
    public async Task Run_TakesTooLong_IsEndedAndTriedAgain()
    {
        var job = new ScriptedJob(async (_, cancelling) =>
        {
            await Task.Delay(Timeout.Infinite, cancelling);
            return new("never");
        })
        {
            Definition = new("scripted", null) { TimeLimit = TimeSpan.Zero, MostAttempts = 2 },
        };
        var runner = await RunnerAsync("one", job);
        await AskAsync();

        var run = await runner.RunNextAsync("scripted");

        Assert.Equal(WorkState.Failed, run!.State);
        Assert.Contains("took longer", run.Outcome, StringComparison.Ordinal);
    }

    // A node takes the run that waits, and is never heard of again.
    private async Task LoseAsync(int attempt)
    {
        var lease = (await new JobLeases(Registry.Database, "dead").TryTakeAsync("scripted"))!;
        await using (var context = CreateContext())
            await context.JobRuns.Where(run => run.State == WorkState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, WorkState.Running).SetProperty(run => run.Token, lease.Token).SetProperty(run => run.Node, "dead").SetProperty(run => run.Attempt, attempt));
        Registry.Clock.Now += JobLeases.Lasts + TimeSpan.FromSeconds(1);
    }

    private async Task FailThriceAsync(JobRunner runner)
    {
        await AskAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(WorkState.Failed, (await runner.RunNextAsync("scripted"))!.State);
            Registry.Clock.Now += TimeSpan.FromHours(1);
        }
    }

    private async Task<JobRunner> RunnerAsync(string node, ScriptedJob job)
    {
        var runner = new JobRunner(Registry.Database, new(Registry.Database, node), [job], _alarm) { Beat = TimeSpan.FromMilliseconds(50) };
        await runner.PrepareAsync();
        return runner;
    }

    private async Task AskAsync()
    {
        await using var context = CreateContext();
        context.JobRuns.Add(new() { Job = "scripted", Trigger = JobTrigger.Person, AskedAt = Registry.Clock.Now, NotBefore = Registry.Clock.Now });
        await context.SaveChangesAsync();
    }
}

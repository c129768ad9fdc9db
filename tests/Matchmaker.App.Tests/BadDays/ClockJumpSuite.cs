using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.App.Tests.Notifications;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.BadDays;

/// <summary>The clock of a node is hours ahead, and is set right again.</summary>
public abstract class ClockJumpSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private static readonly TimeSpan Jump = TimeSpan.FromHours(3);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly JobBell _bell = new();
    private readonly MailOptions _mail = new();

    private TestClock Clock => Registry.Clock;

    [RegistryFact]
    public async Task Lease_OtherNodeIsAhead_IsTakenOnceAndWhoHeldItWritesNothing()
    {
        var ahead = Ahead();
        var (began, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = new ScriptedJob(async (context, cancellationToken) =>
        {
            began.SetResult();
            await goOn.Task;
            await using var registry = CreateContext();
            await context.RequireLeaseAsync(registry, cancellationToken);
            return new("Written by the first.");
        });
        var quick = new ScriptedJob(async (context, cancellationToken) =>
        {
            await using var registry = CreateContext();
            await context.RequireLeaseAsync(registry, cancellationToken);
            return new("Written by the second.");
        });
        var (one, other) = (await RunnerAsync(Registry.Database, "one", slow), await RunnerAsync(ahead.Database, "ahead", quick));
        await one.AskAsync("scripted", Clock.Now);
        var first = one.RunNextAsync("scripted");
        await began.Task;

        Assert.Equal(["scripted"], await other.DueAsync());
        var second = await other.RunNextAsync("scripted");
        goOn.SetResult();

        Assert.Equal((WorkState.Done, "Written by the second."), (second!.State, second.Outcome));
        Assert.NotEqual(WorkState.Done, (await first)!.State);
        await using var context = CreateContext();
        Assert.Equal(1, await context.JobRuns.CountAsync(run => run.State == WorkState.Done));
        Assert.False(await one.AskAsync("scripted", Clock.Now));
        Assert.Null(await one.RunNextAsync("scripted"));
    }

    [RegistryFact]
    public async Task Lease_HolderWithAClockAheadDies_IsTakenAfterItsTimeAndNotAfterHours()
    {
        var ahead = Ahead();
        var runner = await RunnerAsync(Registry.Database, "one", new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done."))));
        await runner.AskAsync("scripted", Clock.Now);
        var leases = new JobLeases(ahead.Database, "ahead");
        var lease = await leases.TryTakeAsync("scripted");

        // As long as it says that it goes on, nobody takes it.
        for (var beat = 0; beat < 20; beat++)
        {
            Pass(TimeSpan.FromSeconds(5), ahead.Clock);
            Assert.True(await leases.RenewAsync(lease!));
            Assert.Empty(await runner.DueAsync());
            Assert.Null(await runner.RunNextAsync("scripted"));
        }

        Pass(JobLeases.Lasts + Moment, ahead.Clock);
        Assert.Equal(["scripted"], await runner.DueAsync());
        Assert.Equal(WorkState.Done, (await runner.RunNextAsync("scripted"))!.State);
        Assert.False(await leases.RenewAsync(lease!));
    }

    [RegistryFact]
    public async Task Run_AskedForByAClockThatWasSetBack_IsDoneAtOnceAndOnceForItsMoment()
    {
        var runner = await RunnerAsync(Registry.Database, "one", new ScriptedJob((_, _) => Task.FromResult(new JobResult("Done."))));
        Clock.Now += Jump;
        var moment = Clock.Now;
        Assert.True(await runner.AskAsync("scripted", moment));
        Clock.Now -= Jump;

        Assert.Equal(["scripted"], await runner.DueAsync());
        Assert.Equal(WorkState.Done, (await runner.RunNextAsync("scripted"))!.State);

        // When it is that time again, it has been done; the next moment is another one.
        Clock.Now += Jump;
        Assert.False(await runner.AskAsync("scripted", moment));
        Assert.True(await runner.AskAsync("scripted", moment + Moment));
    }

    [RegistryFact]
    public async Task Mail_ClockSetBack_WaitsNoHours()
    {
        Clock.Now += Jump;
        await AddMailsAsync("refused");
        await DispatchAsync(new RecordedMail((_, _) => throw new InvalidOperationException("busy")));
        await AddMailsAsync("new");
        Clock.Now -= Jump;
        var sender = new RecordedMail();

        Assert.Equal(1, (await DispatchAsync(sender)).Sent);
        Pass(OutboxWaits.OfMails[0] + Moment);
        Assert.Equal(1, (await DispatchAsync(sender)).Sent);

        Assert.Equal(2, sender.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }

    [RegistryFact]
    public async Task Mail_ClaimedByASenderAheadThatDied_IsSentAfterItsTimeAndNotAfterHours()
    {
        var ahead = Ahead();
        await AddMailsAsync("a");
        Assert.Single(await new OutboxQueue<OutboxMail>(ahead.Database).ClaimAsync(10));
        var dispatcher = Dispatcher(new RecordedMail());

        Assert.Equal(0, (await dispatcher.RunAsync()).Sent);
        Pass(OutboxQueue<OutboxMail>.ClaimLasts - Moment);
        Assert.Equal(0, (await dispatcher.RunAsync()).Sent);
        Pass(2 * Moment);
        Assert.Equal(1, (await dispatcher.RunAsync()).Sent);
    }

    [RegistryFact]
    public async Task Webhook_TriedByAClockThatWasSetBack_WaitsNoHours()
    {
        var actor = await Registry.AddAsync(TestData.Actor());
        var webhook = await Registry.AddAsync(new WebhookSubscription { ActorId = actor.Id, Url = "http://127.0.0.1:9/hook", Events = [WebhookEvent.IntroductionAsked], ProtectedSecret = "unreadable", CreatedAt = Clock.Now });
        Clock.Now += Jump;
        await Registry.AddAsync(new WebhookDelivery { SubscriptionId = webhook.Id, EventId = "e", Type = WebhookEvent.Test, Payload = "{}", CreatedAt = Clock.Now, DueAt = Clock.Now });
        Assert.Equal(1, (await DeliverAsync()).Delayed);
        Clock.Now -= Jump;

        Assert.Equal(0, (await DeliverAsync()).Delayed);
        Pass(OutboxWaits.OfWebhooks[0] + Moment);
        Assert.Equal(1, (await DeliverAsync()).Delayed);

        await using var context = CreateContext();
        Assert.True((await context.WebhookSubscriptions.SingleAsync()).FailingSince <= Clock.Now);
    }

    private (RegistryDatabase Database, TestClock Clock) Ahead()
    {
        var clock = new TestClock { Now = Clock.Now + Jump };
        return (RegistryDatabase.At(Registry.Address, Registry.Database.ModelsFolder, clock), clock);
    }

    private void Pass(TimeSpan time, params TestClock[] others)
    {
        foreach (var clock in others.Append(Clock)) (clock.Now, clock.Elapsed) = (clock.Now + time, clock.Elapsed + time);
    }

    private static async Task<JobRunner> RunnerAsync(RegistryDatabase database, string node, ScriptedJob job)
    {
        var runner = new JobRunner(database, new JobLeases(database, node), [job], new RecordedAlarm());
        await runner.PrepareAsync();
        return runner;
    }

    private async Task AddMailsAsync(params string[] keys)
    {
        await using var context = CreateContext();
        foreach (var key in keys) new MailOutbox(Registry.Database, _bell).Add(context, new() { Key = key, Kind = "test", To = "a@example.org", Subject = "Subject", Text = "Text" });
        await context.SaveChangesAsync();
    }

    private MailDispatcher Dispatcher(IMailSender sender) => new(Registry.Database, sender, new(new(Registry.Database, _bell), _mail), _mail);

    private Task<OutboxTally> DispatchAsync(IMailSender sender) => Dispatcher(sender).RunAsync();

    private async Task<OutboxTally> DeliverAsync()
    {
        var options = new WebhookOptions { AllowPrivate = true, TimeLimit = TimeSpan.FromSeconds(1) };
        using var client = new WebhookClient(options, Clock);
        return await new WebhookDispatcher(Registry.Database, client, new EphemeralDataProtectionProvider(), new(Registry.Database, _bell), new(), options).RunAsync();
    }
}

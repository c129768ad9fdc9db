using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Webhooks;

/// <summary>Events on their way to receivers as they are: good ones, hanging ones, failing ones, and ones that want nothing any more.</summary>
public abstract class WebhookDispatcherSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly JobBell _bell = new();
    private readonly WebhookOptions _options = new() { AllowPrivate = true, TimeLimit = TimeSpan.FromSeconds(1) };
    private Actor? _actor;
    private Caller _owner = Caller.Visitor;

    private WebhookOutbox Outbox => new(Registry.Database, _bell);

    private WebhookDesk Desk => new(Registry.Database, _protection, _options);

    private WebhookDeliveryDesk Deliveries => new(Registry.Database, Outbox, _bell);

    [RegistryFact]
    public async Task Run_Event_ArrivesOnceSignedAndWithItsId()
    {
        using var receiver = new SmallReceiver(_ => 204);
        var (_, secret) = await SubscribeAsync(receiver.Address);
        await HappenAsync();

        Assert.Equal(new(1, 0, 0), await RunAsync());
        Assert.Equal(new(0, 0, 0), await RunAsync());

        var (path, headers, body) = Assert.Single(receiver.Heard);
        Assert.Equal("/hook", path);
        Assert.Equal("introduction.asked", headers["Matchmaker-Event"]);
        Assert.StartsWith("application/json", headers["Content-Type"], StringComparison.Ordinal);

        // As the README tells a receiver to check it.
        var parts = headers["Matchmaker-Signature"]!.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))), parts["v1"]);
        Assert.Equal(Registry.Clock.Now.ToUnixTimeSeconds(), long.Parse(parts["t"], CultureInfo.InvariantCulture));
        using var json = JsonDocument.Parse(body);
        Assert.Equal((headers["Matchmaker-Event-Id"], "introduction.asked", _actor!.Id, 7), (json.RootElement.GetProperty("id").GetString(), json.RootElement.GetProperty("type").GetString(), json.RootElement.GetProperty("actorId").GetInt64(), json.RootElement.GetProperty("data").GetProperty("introductionId").GetInt32()));
        var delivery = await DeliveryAsync();
        Assert.Equal((OutboxState.Sent, 204, delivery.Id.ToString(CultureInfo.InvariantCulture)), (delivery.State, delivery.StatusCode, headers["Matchmaker-Delivery"]));
    }

    [RegistryFact]
    public async Task Add_EventOfAnotherKindOrActorOrTakenBack_TellsNobody()
    {
        await SubscribeAsync("http://127.0.0.1:9/hook", WebhookEvent.IntroductionAnswered);
        var (off, _) = await SubscribeAsync("http://127.0.0.1:9/off");
        await Desk.ChangeAsync(_owner, _actor!.Id, off.Id, new(off.Url, off.Events, false));

        await HappenAsync();
        await using (var context = CreateContext())
        {
            await using var change = await context.Database.BeginTransactionAsync();
            Assert.Equal(1, await Outbox.AddAsync(context, _actor.Id, WebhookEvent.IntroductionAnswered, new { }));
            await context.SaveChangesAsync();
        }

        await using var after = CreateContext();
        Assert.Empty(await after.WebhookDeliveries.ToListAsync());
    }

    [RegistryFact]
    public async Task Run_ReceiverThatHangs_HoldsUpNoOtherAndIsLeftAlone()
    {
        using var hanging = new SmallReceiver(_ => 0);
        using var good = new SmallReceiver(_ => 200);
        await SubscribeAsync(hanging.Address);
        for (var number = 0; number < 5; number++) await HappenAsync();
        await SubscribeAsync(good.Address);
        for (var number = 0; number < 5; number++) await HappenAsync();

        var tally = await RunAsync();

        Assert.Equal((5, 1), (tally.Sent, tally.Delayed));
        Assert.Single(hanging.Heard);
        await using var context = CreateContext();
        var waiting = await context.WebhookDeliveries.Where(d => d.State == OutboxState.Waiting).OrderByDescending(d => d.Attempts).ToListAsync();
        Assert.Equal(10, waiting.Count);
        Assert.Contains("did not answer within", waiting[0].Problem, StringComparison.Ordinal);
        Assert.Equal([1, 0], waiting.Select(d => d.Attempts).Distinct());
        Assert.All(waiting, d => Assert.True(d.DueAt > Registry.Clock.Now.AddSeconds(30)));
    }

    [RegistryFact]
    public async Task Run_ReceiverThatFails_IsToldAgainUntilItWorks()
    {
        using var receiver = new SmallReceiver(number => number <= 2 ? 500 : 200);
        await SubscribeAsync(receiver.Address);
        await HappenAsync();
        var waits = new List<TimeSpan>();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.Equal(new(0, 1, 0), await RunAsync());
            var delivery = await DeliveryAsync();
            Assert.Equal((500, "The receiver answered 500."), (delivery.StatusCode, delivery.Problem));
            waits.Add(delivery.DueAt - Registry.Clock.Now);
            Assert.Equal(new(0, 0, 0), await RunAsync());
            Registry.Clock.Now = delivery.DueAt;
        }

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)], waits);
        Assert.Equal(new(1, 0, 0), await RunAsync());
        Assert.Single(receiver.Heard.Select(one => one.Headers["Matchmaker-Event-Id"]).Distinct());
        Assert.Equal(3, receiver.Heard.Select(one => one.Headers["Matchmaker-Signature"]).Distinct().Count());
        await using var context = CreateContext();
        Assert.Null((await context.WebhookSubscriptions.SingleAsync()).FailingSince);
    }

    [RegistryFact]
    public async Task Run_Redirection_IsNotFollowed()
    {
        using var receiver = new SmallReceiver(_ => 307);
        await SubscribeAsync(receiver.Address);
        await HappenAsync();

        Assert.Equal(new(0, 1, 0), await RunAsync());

        Assert.Equal("/hook", Assert.Single(receiver.Heard).Path);
        Assert.Contains("redirections are not followed", (await DeliveryAsync()).Problem, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_ReceiverThatWantsNothingAnyMore_IsGivenUpAtOnceAndItsOwnerTold()
    {
        using var receiver = new SmallReceiver(_ => 410);
        var (webhook, _) = await SubscribeAsync(receiver.Address);
        await HappenAsync();
        await HappenAsync();

        Assert.Equal(new(0, 0, 1), await RunAsync());

        Assert.Single(receiver.Heard);
        await using var context = CreateContext();
        var stored = await context.WebhookSubscriptions.SingleAsync();
        Assert.Equal((false, Registry.Clock.Now, "The receiver answered 410."), (stored.IsActive, stored.DisabledAt, stored.DisabledBecause));
        Assert.All(await context.WebhookDeliveries.ToListAsync(), d => Assert.Equal(OutboxState.Failed, d.State));
        var mail = await context.OutboxMails.SingleAsync();
        Assert.Equal("owner@example.org", mail.To);
        Assert.Contains(receiver.Address, mail.Text, StringComparison.Ordinal);
        Assert.Equal("webhook.disabled", (await context.AuditEntries.OrderBy(e => e.Id).LastAsync()).Action);

        // Switched on again, it begins anew.
        await Assert.ThrowsAsync<WebhookException>(() => Deliveries.ReplayFailedAsync(_owner, _actor!.Id, webhook.Id, default));
        await Desk.ChangeAsync(_owner, _actor!.Id, webhook.Id, new(webhook.Url, webhook.Events));
        Assert.Equal(2, await Deliveries.ReplayFailedAsync(_owner, _actor.Id, webhook.Id, default));
        await using var after = CreateContext();
        Assert.Null((await after.WebhookSubscriptions.SingleAsync()).DisabledAt);
    }

    [RegistryFact]
    public async Task Run_NothingArrivesForADay_GivesTheReceiverUp()
    {
        await SubscribeAsync("http://127.0.0.1:9/hook");
        for (var number = 0; number < 3; number++) await HappenAsync();
        var begun = Registry.Clock.Now;

        for (var run = 0; run < 100 && await IsActiveAsync(); run++)
        {
            await RunAsync();
            await using var context = CreateContext();
            if (await context.WebhookDeliveries.Where(d => d.State == OutboxState.Waiting).OrderBy(d => d.DueAt).FirstOrDefaultAsync() is { } next) Registry.Clock.Now = next.DueAt;
        }

        Assert.False(await IsActiveAsync());
        Assert.InRange((Registry.Clock.Now - begun).TotalHours, 23, 34);
        await using var after = CreateContext();
        Assert.Equal(1, await after.OutboxMails.CountAsync());
        Assert.Equal(3, await after.WebhookDeliveries.CountAsync(d => d.State == OutboxState.Failed));
    }

    [RegistryFact]
    public async Task Replay_OneThatArrived_ComesAgainWithTheSameIdAndBody()
    {
        using var receiver = new SmallReceiver(_ => 200);
        var (webhook, _) = await SubscribeAsync(receiver.Address);
        await HappenAsync();
        await RunAsync();

        Assert.True(await Deliveries.ReplayAsync(_owner, _actor!.Id, webhook.Id, (await DeliveryAsync()).Id));
        Assert.False(await Deliveries.ReplayAsync(_owner, _actor.Id, webhook.Id, 987654));
        await RunAsync();

        Assert.Equal(2, receiver.Heard.Count);
        Assert.Single(receiver.Heard.Select(one => (one.Body, one.Headers["Matchmaker-Event-Id"])).Distinct());
    }

    [RegistryFact]
    public async Task Test_OfAnAddressThatIsOff_IsSentAllTheSame()
    {
        using var receiver = new SmallReceiver(_ => 200);
        var (webhook, _) = await SubscribeAsync(receiver.Address);
        await Desk.ChangeAsync(_owner, _actor!.Id, webhook.Id, new(webhook.Url, webhook.Events, false));

        Assert.NotNull(await Deliveries.TestAsync(_owner, _actor.Id, webhook.Id));
        Assert.Null(await Deliveries.TestAsync(_owner, _actor.Id, 987654));
        await RunAsync();

        Assert.Equal("test", Assert.Single(receiver.Heard).Headers["Matchmaker-Event"]);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Deliveries.TestAsync(Caller.Visitor, _actor.Id, webhook.Id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Deliveries.ListAsync(Caller.Visitor, _actor.Id, webhook.Id));
    }

    /// <summary>What was allowed when it was stored, and any name that leads there, is looked at again when it is sent.</summary>
    [RegistryFact]
    public async Task Run_AddressInOnesOwnNetwork_IsNotReached()
    {
        using var receiver = new SmallReceiver(_ => 200);
        await SubscribeAsync(receiver.Address);
        await SubscribeAsync(receiver.Address.Replace("http://", "https://", StringComparison.Ordinal));
        await SubscribeAsync(receiver.Address.Replace("http://127.0.0.1", "https://localhost", StringComparison.Ordinal));
        await HappenAsync();
        _options.AllowPrivate = false;

        Assert.Equal(new(0, 3, 0), await RunAsync());

        Assert.Empty(receiver.Heard);
        await using var context = CreateContext();
        var problems = await context.WebhookDeliveries.OrderBy(d => d.SubscriptionId).Select(d => d.Problem).ToListAsync();
        Assert.Contains("https", problems[0], StringComparison.Ordinal);
        Assert.Contains("private network", problems[1], StringComparison.Ordinal);
        Assert.Contains("private network", problems[2], StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_TwoAtOnce_TellEachEventOnce()
    {
        using var receiver = new SmallReceiver(_ => 200);
        await SubscribeAsync(receiver.Address);
        for (var number = 0; number < 30; number++) await HappenAsync();

        var tallies = await Task.WhenAll(RunAsync(), RunAsync());

        Assert.Equal(30, tallies.Sum(tally => tally.Sent));
        Assert.Equal(30, receiver.Heard.Count);
    }

    private async Task<(WebhookSubscription Webhook, string Secret)> SubscribeAsync(string url, string code = WebhookEvent.IntroductionAsked)
    {
        if (_actor is null)
        {
            _actor = await Registry.AddAsync(TestData.Actor());
            var owner = new Account { Name = "Owner", Email = "owner@example.org", UserName = "owner@example.org", EmailConfirmed = true, CreatedAt = Registry.Clock.Now };
            owner.Memberships.Add(new() { ActorId = _actor.Id, Role = MemberRole.Owner, Since = Registry.Clock.Now });
            await Registry.AddAsync(owner);
            _owner = new() { AccountId = owner.Id, Name = owner.Name, Memberships = new Dictionary<long, MemberRole> { [_actor.Id] = MemberRole.Owner } };
        }

        var (webhook, secret) = await Desk.CreateAsync(_owner, _actor.Id, new(url, [code]));
        return (webhook, secret);
    }

    private async Task HappenAsync()
    {
        await using var context = CreateContext();
        await Outbox.AddAsync(context, _actor!.Id, WebhookEvent.IntroductionAsked, new { introductionId = 7 });
        await context.SaveChangesAsync();
    }

    private async Task<OutboxTally> RunAsync()
    {
        using var client = new WebhookClient(_options, Registry.Clock);
        return await new WebhookDispatcher(Registry.Database, client, _protection, new(Registry.Database, _bell), new(), _options).RunAsync();
    }

    private async Task<WebhookDelivery> DeliveryAsync()
    {
        await using var context = CreateContext();
        return await context.WebhookDeliveries.SingleAsync();
    }

    private async Task<bool> IsActiveAsync()
    {
        await using var context = CreateContext();
        return await context.WebhookSubscriptions.Select(w => w.IsActive).SingleAsync();
    }
}

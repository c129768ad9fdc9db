using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Webhooks;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Introductions;

public sealed class IntroductionDeskTests(ApiHost host) : IClassFixture<ApiHost>, IAsyncLifetime
{
    private Caller _studio = null!;
    private Caller _partner = null!;
    private Caller _viewer = null!;
    private Caller _university = null!;

    private IntroductionDesk Desk => host.Get<IntroductionDesk>();

    private IntroductionBox Box => host.Get<IntroductionBox>();

    public async Task InitializeAsync()
    {
        (_studio, _partner, _viewer, _university) = (await host.CallerAsync("studio"), await host.CallerAsync("partner"), await host.CallerAsync("viewer"), await host.CallerAsync("university"));
        await using var context = host.Web.Database.CreateDbContext();

        // Each test begins with nothing between the two.
        await context.Introductions.ExecuteDeleteAsync();
        await context.Feedback.Where(f => f.ActorId == host.StudioId || f.ActorId == host.PartnerId).ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Ask_ToWorkedTogether_RecordsEachStepAndRevealsContactsOnceAgreed()
    {
        var id = await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, "Shall we co-produce?", null, new("m1", 3));
        Assert.Null((await Box.ReadAsync(_studio, id)).Contact);
        Assert.Null(await host.Get<ContactAccess>().ReadAsync(_studio, host.PartnerId));
        var inbox = Assert.Single(await Box.ListAsync(_partner, host.PartnerId));
        Assert.True(inbox is { WaitsForUs: true, IsOurs: false, State: IntroductionState.Asked });

        await Desk.AnswerAsync(_partner, id, true, "Gladly.");
        Assert.Equal("partner@demo.example", (await Box.ReadAsync(_studio, id)).Contact?.Email);
        Assert.Equal("partner@demo.example", (await host.Get<ContactAccess>().ReadAsync(_studio, host.PartnerId))?.Email);
        Assert.Null(await host.Get<ContactAccess>().ReadAsync(_university, host.PartnerId));

        await Desk.WriteAsync(_studio, id, "Tuesday?");
        await Desk.RecordAsync(_partner, id, IntroductionState.Met);
        await Desk.RecordAsync(_studio, id, IntroductionState.WorkedTogether, "Short film");

        var thread = await Box.ReadAsync(_partner, id);
        Assert.Equal([IntroductionState.Asked, IntroductionState.Accepted, null, IntroductionState.Met, IntroductionState.WorkedTogether], thread.Messages.Select(message => message.State));
        await using var context = host.Web.Database.CreateDbContext();
        var work = await context.Collaborations.Include(c => c.Participations).SingleAsync(c => c.Id == thread.CollaborationId);
        Assert.Equal("Short film", work.Title);
        Assert.Equal(new[] { host.StudioId, host.PartnerId }.Order(), work.Participations.Select(part => part.ActorId).Order());
        var acts = await context.Feedback.Where(f => f.ActorId == host.StudioId && f.PartnerId == host.PartnerId).OrderBy(f => f.Id).ToListAsync();
        Assert.Equal([FeedbackKind.Asked, FeedbackKind.Met, FeedbackKind.WorkedTogether], acts.Select(act => act.Kind));
        Assert.Equal(("m1", 3), (acts[0].ModelVersion, acts[0].Rank));
        var answer = await context.Feedback.SingleAsync(f => f.ActorId == host.PartnerId && f.PartnerId == host.StudioId && f.Kind == FeedbackKind.Accepted);
        Assert.Equal(("m1", 3), (answer.ModelVersion, answer.Rank));
        var audit = await context.AuditEntries.Where(e => e.Subject == $"introduction:{id}").OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["introduction.asked", "introduction.answered", "introduction.message", "introduction.outcome", "introduction.outcome"], audit.Select(entry => entry.Action));
        Assert.All(audit, entry => Assert.Equal("192.0.2.1", entry.Address));
        Assert.Equal([host.StudioId, host.PartnerId, host.StudioId, host.PartnerId, host.StudioId], audit.Select(entry => entry.ActorId));
    }

    [Fact]
    public async Task Ask_Mails_TheOtherSideWithoutTheMessage()
    {
        await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, "A secret plan");

        var mail = host.MailsTo("partner@demo.example")[^1];
        Assert.Contains("would like to meet you", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret plan", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_TheirMailsAndEvents_AreStoredWithThem()
    {
        await using var context = host.Web.Database.CreateDbContext();
        context.WebhookSubscriptions.AddRange(
            new WebhookSubscription { ActorId = host.PartnerId, Url = "https://hooks.example.org/a", Events = [WebhookEvent.IntroductionAsked, WebhookEvent.IntroductionMessage], ProtectedSecret = "x", CreatedAt = DateTimeOffset.UtcNow },
            new WebhookSubscription { ActorId = host.StudioId, Url = "https://hooks.example.org/b", Events = [WebhookEvent.IntroductionAnswered], ProtectedSecret = "x", CreatedAt = DateTimeOffset.UtcNow },
            new WebhookSubscription { ActorId = host.StudioId, Url = "https://hooks.example.org/c", Events = [WebhookEvent.IntroductionAnswered], ProtectedSecret = "x", CreatedAt = DateTimeOffset.UtcNow, IsActive = false });
        await context.SaveChangesAsync();

        var id = await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, "A secret plan");
        await Desk.AnswerAsync(_partner, id, true, "Gladly.");
        await Desk.WriteAsync(_studio, id, "Tuesday?");
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AnswerAsync(_partner, id, true, null));

        var told = await context.WebhookDeliveries.OrderBy(d => d.Id).Select(d => new { d.Type, d.Payload, d.Subscription!.Url }).ToListAsync();
        Assert.Equal([("introduction.asked", "a"), ("introduction.answered", "b"), ("introduction.message", "a")], told.Select(one => (one.Type, one.Url[^1..])));
        Assert.All(told, one => Assert.DoesNotContain("secret plan", one.Payload, StringComparison.Ordinal));
        using var payload = JsonDocument.Parse(told[1].Payload);
        Assert.Equal((host.StudioId, id, "accepted"), (payload.RootElement.GetProperty("actorId").GetInt64(), payload.RootElement.GetProperty("data").GetProperty("introductionId").GetInt64(), payload.RootElement.GetProperty("data").GetProperty("state").GetString()));
        var mails = await context.OutboxMails.Where(mail => mail.Key.StartsWith($"introduction:{id}:")).OrderBy(mail => mail.Id).Select(mail => mail.To).ToListAsync();
        Assert.Equal(["partner@demo.example", "studio@demo.example", "partner@demo.example"], mails);
        await context.WebhookSubscriptions.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Ask_SoonAfterANo_IsToldWhen()
    {
        await Desk.AnswerAsync(_partner, await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null), false, null);

        var refused = await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
        Assert.Contains($"{(DateTime.UtcNow + IntroductionDesk.PauseAfterDecline).Year}", refused.Message, StringComparison.Ordinal);

        // The other side may: it said no, and can think better of it.
        await Desk.WithdrawAsync(_partner, await Desk.AskAsync(_partner, host.PartnerId, host.StudioId, null));
        await AgeAsync(IntroductionDesk.PauseAfterDecline);
        Assert.NotEqual(0, await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
    }

    [Fact]
    public async Task Ask_SoonAfterAWithdrawal_IsToldWhenAndMailsNobody()
    {
        await Desk.WithdrawAsync(_studio, await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
        var mails = host.MailsTo("partner@demo.example").Count;

        var refused = await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));

        Assert.Contains("You can ask again from", refused.Message, StringComparison.Ordinal);
        Assert.Equal(mails, host.MailsTo("partner@demo.example").Count);
        await AgeAsync(IntroductionDesk.PauseAfterWithdrawal);
        Assert.NotEqual(0, await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
    }

    [Fact]
    public async Task Ask_Viewer_IsRefused()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AskAsync(_viewer, host.StudioId, host.PartnerId, null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AskAsync(_studio, host.PartnerId, host.StudioId, null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AskAsync(Caller.Visitor, host.StudioId, host.PartnerId, null));
    }

    [Fact]
    public async Task Ask_TwiceOrTheOtherWayRound_IsRefused()
    {
        await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null);

        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_partner, host.PartnerId, host.StudioId, null));
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.StudioId, null));
    }

    [Fact]
    public async Task Ask_WhoIsFullOrHasBlocked_GetsTheSameAnswer()
    {
        await host.Get<FeedbackDesk>().RecordAsync(_partner, host.PartnerId, host.StudioId, FeedbackKind.Blocked);
        var blocked = await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
        await host.Get<FeedbackDesk>().RecordAsync(_partner, host.PartnerId, host.StudioId, FeedbackKind.Unblocked);
        await SetCapacityAsync(0);
        try
        {
            var full = await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null));
            Assert.Equal(blocked.Message, full.Message);
        }
        finally
        {
            await SetCapacityAsync(null);
        }
    }

    [Fact]
    public async Task Answer_ByOthers_IsRefusedAndTellsStrangersNothing()
    {
        var id = await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.AnswerAsync(_studio, id, true, null));
        await Assert.ThrowsAsync<IntroductionNotFoundException>(() => Desk.AnswerAsync(_university, id, true, null));
        await Assert.ThrowsAsync<IntroductionNotFoundException>(() => Box.ReadAsync(_university, id));
        await Assert.ThrowsAsync<IntroductionNotFoundException>(async () => await Box.ReadAsync(await host.CallerAsync("curator"), id));
        Assert.NotNull(await Box.ReadAsync(_viewer, id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.WriteAsync(_viewer, id, "hello"));
    }

    [Fact]
    public async Task Steps_OutOfOrder_AreRefused()
    {
        var id = await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null);

        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.RecordAsync(_studio, id, IntroductionState.Met));
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.RemindAsync(_studio, id));
        await Desk.AnswerAsync(_partner, id, false, "No time.");
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.AnswerAsync(_partner, id, true, null));
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.WithdrawAsync(_studio, id));
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.WriteAsync(_studio, id, "But why?"));
        Assert.Null(await host.Get<ContactAccess>().ReadAsync(_studio, host.PartnerId));
    }

    [Fact]
    public async Task Remind_AfterSomeDays_GoesOnce()
    {
        var id = await Desk.AskAsync(_studio, host.StudioId, host.PartnerId, null);
        await using (var context = host.Web.Database.CreateDbContext())
            await context.Introductions.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.AskedAt, DateTimeOffset.UtcNow - IntroductionDesk.ReminderPause - TimeSpan.FromMinutes(1)));

        Assert.True((await Box.ReadAsync(_studio, id)).CanRemind);
        await Desk.RemindAsync(_studio, id);

        Assert.False((await Box.ReadAsync(_studio, id)).CanRemind);
        await Assert.ThrowsAsync<IntroductionDeskException>(() => Desk.RemindAsync(_studio, id));
    }

    private async Task AgeAsync(TimeSpan by)
    {
        var then = DateTimeOffset.UtcNow - by - TimeSpan.FromMinutes(1);
        await using var context = host.Web.Database.CreateDbContext();
        await context.Introductions.ExecuteUpdateAsync(set => set.SetProperty(i => i.AnsweredAt, i => i.AnsweredAt == null ? null : then).SetProperty(i => i.UpdatedAt, then));
    }

    private async Task SetCapacityAsync(int? capacity)
    {
        await using var context = host.Web.Database.CreateDbContext();
        await context.Actors.Where(a => a.Id == host.PartnerId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Capacity, capacity));
    }
}

using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Pushing;
using Matchmaker.App.Tests.Access;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Pushing;

public abstract class PushRunSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Run_NobodyAgreed_TellsNobody()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0], PushRhythm.Off);

        var report = await world.RunAsync();

        Assert.Equal((0, 0), (report.Due, report.Digests));
        Assert.Empty(await world.MailsAsync());
    }

    [RegistryFact]
    public async Task Run_PersonWhoAgreed_IsToldOnceADayOfWhatIsNew()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0]);

        var (first, second) = (await world.RunAsync(), await world.RunAsync());
        world.Registry.Clock.Now += TimeSpan.FromDays(1);
        await world.RunAsync();

        Assert.Equal((1, world.Options.MostPerDigest, 0), (first.Digests, first.Suggestions, second.Digests));
        var told = await world.ToldAsync();
        Assert.InRange(told.Count, world.Options.MostPerDigest + 1, world.Options.StrongRanks);
        Assert.Equal(told.Count, told.Select(one => one.PartnerId).Distinct().Count());
        Assert.All(told, one => Assert.True(one.Reasons.Topics.Count > 0 && one.Lift > 0 && one.Rank is >= 1 and <= 10 && one.Digest!.AccountId == account.Id));
        var mails = await world.MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal((account.Email, DigestWriter.Kind), (mail.To, mail.Kind)));
        Assert.All(told.Take(world.Options.MostPerDigest), one => Assert.Contains($"https://match.example.org/s/{one.PublicId}", mails[0].Text, StringComparison.Ordinal));
    }

    [RegistryFact]
    public async Task Run_NothingStrong_SendsNothing()
    {
        using var world = await PushWorld.OfAsync(Registry);
        world.Options.LeastLift = 1000;
        await world.AddPersonAsync(world.Actors[0]);

        var report = await world.RunAsync();

        Assert.Equal((1, 0), (report.Due, report.Digests));
        Assert.Empty(await world.MailsAsync());
        await using var context = CreateContext();
        Assert.Null((await context.PushPreferences.SingleAsync()).LastPeriod);
    }

    [RegistryFact]
    public async Task Run_SeenDismissedAskedOrLeft_AreLeftOut()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var actor = world.Actors[0];
        world.Options.MostPerDigest = 10;
        await world.AddPersonAsync(actor);
        await world.AddPersonAsync(actor, adapt: _ => { });
        await using (var context = CreateContext())
        {
            // Somebody who has left the organisation is told nothing.
            context.Memberships.RemoveRange(await context.Memberships.OrderByDescending(m => m.Id).Take(1).ToListAsync());
            await context.SaveChangesAsync();
        }

        var trial = await world.RunAsync();
        var best = (await world.ToldAsync()).Where(one => one.Rank <= 4).Select(one => one.PartnerId).ToList();
        Assert.Equal(1, trial.Digests);
        await using (var context = CreateContext())
        {
            await context.PushDigests.ExecuteDeleteAsync();
            await context.PushPreferences.ExecuteUpdateAsync(set => set.SetProperty(p => p.LastPeriod, (string?)null).SetProperty(p => p.LastDay, (DateOnly?)null));
            context.Feedback.Add(new() { ActorId = actor.Id, PartnerId = best[0], Kind = FeedbackKind.Seen, At = world.Registry.Clock.Now });
            context.Feedback.Add(new() { ActorId = actor.Id, PartnerId = best[1], Kind = FeedbackKind.Dismissed, At = world.Registry.Clock.Now });
            context.Introductions.Add(new() { AskingActorId = best[2], AskedActorId = actor.Id, AskedAt = world.Registry.Clock.Now, State = IntroductionState.Declined });
            await context.SaveChangesAsync();
        }

        await world.RunAsync();

        var told = (await world.ToldAsync()).Select(one => one.PartnerId).ToList();
        Assert.NotEmpty(told);
        Assert.Empty(told.Intersect(best.Take(3)));
        Assert.Contains(best[3], told);
    }

    [RegistryFact]
    public async Task Run_SamePartnerForMany_IsToldToNoMoreThanItsCapacityAndToTheStrongest()
    {
        using var world = await PushWorld.OfAsync(Registry);
        (world.Options.MostPerPartner, world.Options.Floor) = (2, 0);
        foreach (var actor in world.Actors) await world.AddPersonAsync(actor);

        await world.RunAsync();
        world.Registry.Clock.Now += TimeSpan.FromDays(1);
        await world.RunAsync();

        var told = await world.ToldAsync();
        Assert.True(told.Count > world.Actors.Length);
        Assert.All(told.GroupBy(one => one.PartnerId), group => Assert.InRange(group.Select(one => one.ActorId).Distinct().Count(), 1, 2));

        // A week later there is room again.
        world.Registry.Clock.Now += TimeSpan.FromDays(world.Options.PartnerDays);
        await world.RunAsync();
        Assert.Contains((await world.ToldAsync()).GroupBy(one => one.PartnerId), group => group.Count() > 2);
    }

    [RegistryFact]
    public async Task Run_SeveralOfOneOrganisation_EachIsToldAndProgramsOnce()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0]);
        await world.AddPersonAsync(world.Actors[0]);
        await Registry.AddAsync(new WebhookSubscription { ActorId = world.Actors[0].Id, Url = "https://hooks.example.org/a", Events = [WebhookEvent.SuggestionsNew], ProtectedSecret = "x", CreatedAt = TestData.Now });

        var report = await world.RunAsync();

        Assert.Equal(2, report.Digests);
        await using var context = CreateContext();
        var delivery = await context.WebhookDeliveries.SingleAsync();
        Assert.Equal(WebhookEvent.SuggestionsNew, delivery.Type);
        Assert.Contains("partnerId", delivery.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", delivery.Payload, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_EndedAtAnyStep_IsMadeGoodByTheNextAndDoublesNothing()
    {
        using var world = await PushWorld.OfAsync(Registry);
        world.Options.AtATime = 1;
        foreach (var actor in world.Actors.Take(3)) await world.AddPersonAsync(actor);
        await Registry.AddAsync(new WebhookSubscription { ActorId = world.Actors[0].Id, Url = "https://hooks.example.org/a", Events = [WebhookEvent.SuggestionsNew], ProtectedSecret = "x", CreatedAt = TestData.Now });
        foreach (var step in new[] { "suggestions", "mails", "events", "committed" })
        {
            world.EndsAfter = step;
            await Assert.ThrowsAsync<InvalidOperationException>(() => world.RunAsync());
        }

        world.EndsAfter = null;
        await world.RunAsync();
        await world.RunAsync();

        await using var context = CreateContext();
        Assert.Equal((3, 3, 1), (await context.PushDigests.CountAsync(), await context.OutboxMails.CountAsync(), await context.WebhookDeliveries.CountAsync()));
        Assert.Equal(3, await context.PushDigests.CountAsync(digest => digest.Suggestions.Count > 0));
        Assert.All((await world.ToldAsync()).GroupBy(one => (one.Digest!.AccountId, one.PartnerId)), group => Assert.Single(group));
    }

    [RegistryFact]
    public async Task Run_UnsubscribedBetweenChoiceAndWriting_IsToldNothing()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0]);
        await world.AddPersonAsync(world.Actors[1]);
        world.During = step =>
        {
            if (step.StartsWith("Choosing", StringComparison.Ordinal)) Assert.True(world.Unsubscribe.UnsubscribeAsync(world.Unsubscribe.TokenFor(account.Id, world.Actors[0].Id), null).GetAwaiter().GetResult());
        };

        var report = await world.RunAsync();

        Assert.Equal((2, 1), (report.Due, report.Digests));
        Assert.NotEqual(account.Email, Assert.Single(await world.MailsAsync()).To);
        await using var context = CreateContext();
        Assert.False(await context.PushDigests.AnyAsync(digest => digest.AccountId == account.Id));
    }

    [RegistryFact]
    public async Task Unsubscribe_DigestThatWaitsForTheMorning_IsTakenBack()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0], adapt: p => (p.QuietFrom, p.QuietUntil) = (new(0, 0), new(23, 59)));
        var other = await world.AddPersonAsync(world.Actors[1], adapt: p => (p.QuietFrom, p.QuietUntil) = (new(0, 0), new(23, 59)));
        Assert.Equal(2, (await world.RunAsync()).Digests);

        await world.Unsubscribe.UnsubscribeAsync(world.Unsubscribe.TokenFor(account.Id, world.Actors[0].Id), null);

        Assert.Equal(other.Email, Assert.Single(await world.MailsAsync()).To);
    }

    [RegistryFact]
    public async Task Leave_MemberWhoAgreed_EndsConsentForGoodAndTakesBackWhatWaits()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0], adapt: p => (p.QuietFrom, p.QuietUntil) = (new(0, 0), new(23, 59)));
        Assert.Equal(1, (await world.RunAsync()).Digests);
        await using var context = CreateContext();
        var membership = await context.Memberships.AsNoTracking().SingleAsync();

        await new Members(world.Database, new(world.Database, new()), world.Mail).ChangeAsync(TestCallers.Person(account.Id), world.Actors[0].Id, membership.Id, null);

        Assert.Empty(await world.MailsAsync());
        Assert.Equal(0, await context.PushPreferences.CountAsync());

        // Coming back does not bring the mails back.
        context.Memberships.Add(new() { AccountId = account.Id, ActorId = world.Actors[0].Id, Role = MemberRole.Editor, Since = TestData.Now });
        await context.SaveChangesAsync();
        world.Registry.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(0, (await world.RunAsync()).Due);
    }

    [RegistryFact]
    public async Task Run_ClockSetForwardAndBack_TellsNobodyTwice()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0]);
        await world.RunAsync();
        world.Registry.Clock.Now += TimeSpan.FromHours(20);
        var ahead = await world.RunAsync();
        world.Registry.Clock.Now -= TimeSpan.FromHours(20);
        var back = await world.RunAsync();
        world.Registry.Clock.Now += TimeSpan.FromDays(2);
        var later = await world.RunAsync();

        Assert.Equal((1, 0), (ahead.Digests, back.Digests));
        Assert.Equal(1, later.Due);
        Assert.All((await world.ToldAsync()).GroupBy(one => (one.Digest!.AccountId, one.PartnerId)), group => Assert.Single(group));
    }

    [RegistryFact]
    public async Task Run_UnsubscribedBefore_IsToldNothing()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0]);
        var token = world.Unsubscribe.TokenFor(account.Id, world.Actors[0].Id);

        Assert.True(await world.Unsubscribe.UnsubscribeAsync(token, null));
        Assert.True(await world.Unsubscribe.UnsubscribeAsync(token, null));
        Assert.True(await world.Unsubscribe.UnsubscribeAsync(world.Unsubscribe.TokenFor(account.Id, world.Actors[1].Id), null));
        Assert.False(await world.Unsubscribe.UnsubscribeAsync(token[..^2], null));
        Assert.False(await world.Unsubscribe.UnsubscribeAsync("nonsense", null));

        Assert.Equal(0, (await world.RunAsync()).Due);
        await using var context = CreateContext();
        var preference = await context.PushPreferences.SingleAsync();
        Assert.Equal((PushRhythm.Off, null), (preference.Rhythm, preference.ConsentedAt));
        Assert.Equal("push.unsubscribed", (await context.AuditEntries.SingleAsync()).Action);
    }

    [RegistryFact]
    public async Task Run_SameDayAndRegistry_ChoosesTheSame()
    {
        using var world = await PushWorld.OfAsync(Registry);
        foreach (var actor in world.Actors) await world.AddPersonAsync(actor);
        await world.RunAsync();
        var first = (await world.ToldAsync()).Select(one => (one.ActorId, one.PartnerId, one.Rank)).Order().ToList();
        await using (var context = CreateContext())
        {
            await context.PushDigests.ExecuteDeleteAsync();
            await context.PushPreferences.ExecuteUpdateAsync(set => set.SetProperty(p => p.LastPeriod, (string?)null).SetProperty(p => p.LastDay, (DateOnly?)null));
        }

        await world.RunAsync();

        Assert.Equal(first, (await world.ToldAsync()).Select(one => (one.ActorId, one.PartnerId, one.Rank)).Order().ToList());
    }

    [RegistryFact]
    public async Task Read_LanguageZoneAndQuietHours_AreTheirs()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0], zone: "Asia/Bangkok", adapt: p => (p.Language, p.QuietFrom, p.QuietUntil) = ("th", new(15, 0), new(18, 0)));

        // Half past three in Bangkok.
        world.Registry.Clock.Now = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);
        await world.RunAsync();

        var mail = (await world.MailsAsync()).Single();
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), mail.DueAt);
        Assert.Contains("พันธมิตรใหม่", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("lang=\"th\"", mail.Html, StringComparison.Ordinal);
    }
}

using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Access;
using Matchmaker.App.Tests.Notifications;
using Matchmaker.Contracts.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Pushing;

/// <summary>What holds where people come back, places fill, organisations become one and mail servers fail between one telling and the next.</summary>
public abstract class PushUpheavalSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Run_LeftAndCameBackWithinThePeriod_IsNotToldAgainAndOthersAre()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var actor = world.Actors[0];
        var account = await world.AddPersonAsync(actor);
        Assert.Equal(1, (await world.RunAsync()).Digests);
        await using (var context = CreateContext())
        {
            var membership = await context.Memberships.AsNoTracking().SingleAsync();
            await new Members(world.Database, new(world.Database, new()), world.Mail).ChangeAsync(TestCallers.Person(account.Id), actor.Id, membership.Id, null);
            context.Memberships.Add(new() { AccountId = account.Id, ActorId = actor.Id, Role = MemberRole.Editor, Since = TestData.Now });
            context.PushPreferences.Add(new() { AccountId = account.Id, ActorId = actor.Id, Rhythm = PushRhythm.Daily, ConsentedAt = TestData.Now });
            await context.SaveChangesAsync();
        }

        var other = await world.AddPersonAsync(actor);
        var report = await world.RunAsync();

        Assert.Equal((1, 1), (report.Due, report.Digests));
        Assert.Equal([account.Id, other.Id], (await world.ToldAsync()).Select(one => one.Digest!.AccountId!.Value).Distinct().Order());

        // The next day is another period.
        world.Registry.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(2, (await world.RunAsync()).Digests);
    }

    [RegistryFact]
    public async Task Run_DigestOfThePeriodIsThereWhenItWrites_PassesOverThePersonAlone()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var (account, other) = (await world.AddPersonAsync(world.Actors[0]), await world.AddPersonAsync(world.Actors[1]));
        world.During = step =>
        {
            if (!step.StartsWith("Choosing", StringComparison.Ordinal)) return;
            using var context = CreateContext();
            var period = new PushCalendar(world.Options, Registry.Clock.Now).Period(context.PushPreferences.AsNoTracking().Single(p => p.AccountId == account.Id));
            context.PushDigests.Add(new() { PublicId = "first", AccountId = account.Id, ActorId = world.Actors[0].Id, Period = period, CreatedAt = Registry.Clock.Now });
            context.SaveChanges();
        };

        var report = await world.RunAsync();

        Assert.Equal((2, 1), (report.Due, report.Digests));
        Assert.Equal(other.Email, Assert.Single(await world.MailsAsync()).To);
    }

    [RegistryFact]
    public async Task Run_PartnerWithOnePlace_IsToldToOneWithinItsDaysOverAllRuns()
    {
        using var world = await PushWorld.OfAsync(Registry);
        world.Options.Floor = 0;
        foreach (var actor in world.Actors) await world.AddPersonAsync(actor);
        await using (var context = CreateContext()) await context.Actors.ExecuteUpdateAsync(set => set.SetProperty(actor => actor.Capacity, 1));

        for (var day = 0; day < 3; day++)
        {
            await world.RunAsync();
            world.Registry.Clock.Now += TimeSpan.FromDays(1);
        }

        var told = await world.ToldAsync();
        Assert.NotEmpty(told);
        Assert.All(told.GroupBy(one => one.PartnerId), group => Assert.Single(group.Select(one => one.ActorId).Distinct()));
    }

    [RegistryFact]
    public async Task Run_WhoWasToldHasAsked_TakesUpOnePlaceAndNotTwo()
    {
        using var world = await PushWorld.OfAsync(Registry);
        (world.Options.Floor, world.Options.StrongRanks) = (0, 100);
        await world.AddPersonAsync(world.Actors[0]);
        await world.RunAsync();
        var first = (await world.ToldAsync())[0];
        await using (var context = CreateContext())
        {
            await context.Actors.Where(actor => actor.Id == first.PartnerId).ExecuteUpdateAsync(set => set.SetProperty(actor => actor.Capacity, 2));
            context.Introductions.Add(new() { AskingActorId = first.ActorId, AskedActorId = first.PartnerId, AskedAt = Registry.Clock.Now });
            await context.SaveChangesAsync();
        }

        foreach (var actor in world.Actors.Skip(1)) await world.AddPersonAsync(actor);
        await world.RunAsync();

        Assert.Equal(2, (await world.ToldAsync()).Where(one => one.PartnerId == first.PartnerId).Select(one => one.ActorId).Distinct().Count());
    }

    [RegistryFact]
    public async Task Merge_ActorsThatWereToldAndToldOf_KeepsLinksDigestsAndWhatIntroductionsCameOf()
    {
        Actor[] actors = [TestData.Actor("Studio Layag"), TestData.Actor("Layag Studios"), TestData.Actor("Hanoi Sound", "VN"), TestData.Actor("Seoul Stage", "KR")];
        await Registry.AddAsync(actors[0], actors[1], actors[2], actors[3]);
        var (kept, lost, hanoi, seoul) = (actors[0].Id, actors[1].Id, actors[2].Id, actors[3].Id);
        var (both, one) = (await Registry.AddAccountAsync("both@example.org"), await Registry.AddAccountAsync("one@example.org"));
        await using var context = CreateContext();
        context.PushDigests.AddRange(
            Digest("kept", both.Id, kept, (hanoi, "kept-hanoi"), (lost, "kept-lost")),
            Digest("lost", both.Id, lost, (hanoi, "lost-hanoi"), (seoul, "lost-seoul")),
            Digest("alone", one.Id, lost, (hanoi, "alone-hanoi"), (kept, "alone-kept")),
            Digest("hanoi", one.Id, hanoi, (kept, "hanoi-kept"), (lost, "hanoi-lost")),
            Digest("seoul", one.Id, seoul, (lost, "seoul-lost")));
        context.PushPreferences.AddRange(
            new() { AccountId = both.Id, ActorId = kept, TimeZone = "Asia/Manila" },
            new() { AccountId = both.Id, ActorId = lost, Rhythm = PushRhythm.Daily, ConsentedAt = TestData.Now },
            new() { AccountId = one.Id, ActorId = lost, Rhythm = PushRhythm.Weekly, ConsentedAt = TestData.Now });
        foreach (var id in new[] { "kept", "lost", "alone" })
            context.OutboxMails.Add(new() { Key = DigestWriter.KeyOf(id), Kind = DigestWriter.Kind, To = "a@example.org", Subject = id, Text = "Text", CreatedAt = TestData.Now, DueAt = TestData.Now.AddDays(1) });
        await context.SaveChangesAsync();
        var ids = await context.PushedSuggestions.AsNoTracking().ToDictionaryAsync(told => told.PublicId, told => told.Id);
        await context.PushedSuggestions.Where(told => told.PublicId == "lost-hanoi").ExecuteUpdateAsync(set => set.SetProperty(told => told.OpenedAt, TestData.Now));
        context.Introductions.AddRange(Introduction(lost, hanoi, ids["lost-hanoi"]), Introduction(lost, seoul, ids["lost-seoul"]), Introduction(hanoi, lost, ids["hanoi-lost"]), Introduction(seoul, lost, ids["seoul-lost"]));
        await context.SaveChangesAsync();

        await new ActorMerging(Registry.Database).MergeAsync(TestCallers.Curator, kept, lost, []);

        await using var after = CreateContext();
        var told = await after.PushedSuggestions.AsNoTracking().Include(told => told.Digest).OrderBy(told => told.PublicId).ToListAsync();
        Assert.Equal(
            [("alone-hanoi", kept, hanoi, "alone"), ("hanoi-kept", hanoi, kept, "hanoi"), ("kept-hanoi", kept, hanoi, "kept"), ("lost-seoul", kept, seoul, "kept"), ("seoul-lost", seoul, kept, "seoul")],
            told.Select(told => (told.PublicId, told.ActorId, told.PartnerId, told.Digest!.PublicId)));
        Assert.Equal(TestData.Now, told.Single(told => told.PublicId == "kept-hanoi").OpenedAt);
        Assert.Equal([("alone", kept), ("hanoi", hanoi), ("kept", kept), ("seoul", seoul)], (await after.PushDigests.OrderBy(d => d.PublicId).ToListAsync()).Select(d => (d.PublicId, d.ActorId)));
        Assert.Equal([ids["kept-hanoi"], ids["lost-seoul"], ids["hanoi-kept"], ids["seoul-lost"]], await after.Introductions.OrderBy(i => i.Id).Select(i => i.PushedSuggestionId!.Value).ToListAsync());
        var preferences = await after.PushPreferences.OrderBy(p => p.AccountId).ToListAsync();
        Assert.Equal([(both.Id, kept, PushRhythm.Off), (one.Id, kept, PushRhythm.Weekly)], preferences.Select(p => (p.AccountId, p.ActorId, p.Rhythm)));
        Assert.Equal(["alone", "kept"], await after.OutboxMails.OrderBy(mail => mail.Subject).Select(mail => mail.Subject).ToListAsync());

        // The link of a mail about the one that is gone still ends the mails.
        var unsubscribe = new PushUnsubscribe(Registry.Database, new EphemeralDataProtectionProvider(), new());
        Assert.True(await unsubscribe.UnsubscribeAsync(unsubscribe.TokenFor(one.Id, lost), null));
        Assert.Equal(PushRhythm.Off, (await after.PushPreferences.AsNoTracking().SingleAsync(p => p.AccountId == one.Id)).Rhythm);
    }

    [RegistryFact]
    public async Task Send_DigestThatFailedInTheEvening_IsTriedAgainInTheMorning()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0], adapt: p => (p.QuietFrom, p.QuietUntil) = (new(20, 0), new(7, 0)));
        Registry.Clock.Now = new(2026, 3, 2, 19, 59, 30, TimeSpan.Zero);
        await world.RunAsync();
        Assert.Equal(new(0, 1, 0), await Dispatcher(world, new RecordedMail((_, _) => throw new IOException("The server is away."))).RunAsync());
        var (sender, morning) = (new RecordedMail(), new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero));

        foreach (var minutes in new[] { 2, 60, 500 })
        {
            Registry.Clock.Now += TimeSpan.FromMinutes(minutes);
            Assert.Equal(new(0, 0, 0), await Dispatcher(world, sender).RunAsync());
            var mail = Assert.Single(await world.MailsAsync());
            Assert.Equal((OutboxState.Waiting, 1, morning, null), (mail.State, mail.Attempts, mail.DueAt, mail.Claim));
        }

        Registry.Clock.Now = morning;
        Assert.Equal(new(1, 0, 0), await Dispatcher(world, sender).RunAsync());
        Assert.Single(sender.Sent);
    }

    [RegistryFact]
    public async Task Send_SenderThatComesLate_FindsTheQuietHoursAsTheyAreNow()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var (quiet, other) = (await world.AddPersonAsync(world.Actors[0]), await world.AddPersonAsync(world.Actors[1]));
        Registry.Clock.Now = new(2026, 3, 2, 19, 0, 0, TimeSpan.Zero);
        await world.RunAsync();
        await using (var context = CreateContext())
        {
            await context.PushPreferences.Where(p => p.AccountId == quiet.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.QuietFrom, new TimeOnly(20, 0)).SetProperty(p => p.QuietUntil, new TimeOnly(7, 0)));
        }

        Registry.Clock.Now += TimeSpan.FromHours(4);
        var sender = new RecordedMail();
        Assert.Equal(new(1, 0, 0), await Dispatcher(world, sender).RunAsync());

        Assert.Equal(other.Email, Assert.Single(sender.Sent).To);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero), (await world.MailsAsync()).Single(mail => mail.State == OutboxState.Waiting).DueAt);
    }

    private static MailDispatcher Dispatcher(PushWorld world, IMailSender sender)
    {
        var options = new MailOptions { From = "noreply@match.example" };
        return new(world.Database, sender, new(new(world.Database, new JobBell()), options), options, new DigestHours(world.Database, world.Options));
    }

    private static PushDigest Digest(string id, long accountId, long actorId, params (long Partner, string Id)[] told) => new()
    {
        PublicId = id,
        AccountId = accountId,
        ActorId = actorId,
        Period = "2026-03-02",
        CreatedAt = TestData.Now,
        Suggestions = [.. told.Select((one, at) => new PushedSuggestion { PublicId = one.Id, ActorId = actorId, PartnerId = one.Partner, Rank = at + 1, Reasons = new(), ModelVersion = "m", CreatedAt = TestData.Now })],
    };

    private static Introduction Introduction(long asking, long asked, long pushed) => new() { AskingActorId = asking, AskedActorId = asked, AskedAt = TestData.Now, PushedSuggestionId = pushed };
}

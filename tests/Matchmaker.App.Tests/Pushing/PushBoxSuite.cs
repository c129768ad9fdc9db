using System.Xml.Linq;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Pushing;

/// <summary>What comes after the telling: the bell, opening, preferences, feeds, and what is tied to a suggestion.</summary>
public abstract class PushBoxSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Bell_OwnDigests_AreListedAndReadOnce()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var (own, other) = (await world.AddPersonAsync(world.Actors[0]), await world.AddPersonAsync(world.Actors[1]));
        var rung = new List<long>();
        world.Bell.Rang += rung.Add;
        await world.RunAsync();
        var box = new PushBox(world.Database, world.Bell);
        var caller = CallerOf(own, world.Actors[0].Id);

        Assert.Equal([own.Id, other.Id], rung.Order());
        Assert.Equal(1, await box.UnreadAsync(caller));
        var notice = (await box.ListAsync(caller, 10)).Single();
        Assert.Equal((world.Actors[0].Name, false, world.Options.MostPerDigest), (notice.Actor, notice.IsRead, notice.Lines.Count));
        Assert.All(notice.Lines, line => Assert.NotEmpty(line.Reasons));
        Assert.Equal((1, 0), (await box.MarkReadAsync(caller), await box.MarkReadAsync(caller)));
        Assert.Equal(0, await box.UnreadAsync(caller));
        Assert.Equal(1, await box.UnreadAsync(CallerOf(other, world.Actors[1].Id)));

        // Whoever has left the organisation, a curator and a visitor see nothing of it.
        Assert.Empty(await box.ListAsync(TestCallers.Person(own.Id), 10));
        Assert.Empty(await box.ListAsync(TestCallers.Curator, 10));
        Assert.Equal(0, await box.UnreadAsync(Caller.Visitor));
    }

    [RegistryFact]
    public async Task Attribution_FromOpeningToWorkingTogether_IsTiedToModelAndRank()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0]);
        await world.RunAsync();
        var told = (await world.ToldAsync())[0];
        var box = new PushBox(world.Database, world.Bell);
        Assert.Equal((told.ActorId, told.PartnerId), await box.OpenAsync(told.PublicId));
        Assert.Null(await box.OpenAsync("somethingelse"));
        await using (var context = CreateContext()) Assert.Equal(0, (await context.PushPreferences.SingleAsync()).Unopened);
        var opened = (await world.ToldAsync())[0].OpenedAt;
        world.Registry.Clock.Now += TimeSpan.FromHours(1);
        await box.OpenAsync(told.PublicId);
        Assert.Equal(opened, (await world.ToldAsync())[0].OpenedAt);

        await using (var context = CreateContext())
        {
            // As the desk does when it is asked, without its mails.
            var pushed = await PushAttribution.FindAsync(context, told.ActorId, told.PartnerId, world.Registry.Clock.Now, default);
            context.Introductions.Add(new() { AskingActorId = told.ActorId, AskedActorId = told.PartnerId, AskedAt = world.Registry.Clock.Now, State = IntroductionState.WorkedTogether, PushedSuggestionId = pushed!.Id });
            await context.SaveChangesAsync();
            Assert.Null(await PushAttribution.FindAsync(context, told.PartnerId, told.ActorId, world.Registry.Clock.Now, default));
            Assert.Null(await PushAttribution.FindAsync(context, told.ActorId, told.PartnerId, world.Registry.Clock.Now + PushAttribution.Lasts, default));
        }

        var lines = await new PushFunnel(world.Database).ReadAsync(TestCallers.Curator);
        Assert.Equal(new FunnelLine(told.ModelVersion, told.Rank, 1, 1, 1, 1, 1), lines.Single(line => line.Rank == told.Rank));
        Assert.Equal(world.Options.MostPerDigest, lines.Sum(line => line.Pushed));
        await Assert.ThrowsAsync<AccessDeniedException>(() => new PushFunnel(world.Database).ReadAsync(CallerOf(account, world.Actors[0].Id)));
    }

    [RegistryFact]
    public async Task Erasing_WhoWasTold_LeavesTheFiguresWithoutTheName()
    {
        using var world = await PushWorld.OfAsync(Registry);
        var account = await world.AddPersonAsync(world.Actors[0], role: MemberRole.Owner);
        await world.RunAsync();
        var records = new PersonalRecords(world.Database);
        var caller = CallerOf(account, world.Actors[0].Id);

        var download = System.Text.Encoding.UTF8.GetString(await records.DownloadAsync(caller));
        await records.EraseAsync(caller);

        Assert.Contains("suggestionMails", download, StringComparison.Ordinal);
        Assert.Contains("suggestionsTold", download, StringComparison.Ordinal);
        await using var context = CreateContext();
        Assert.False(await context.PushPreferences.AnyAsync());
        Assert.Null((await context.PushDigests.SingleAsync()).AccountId);
    }

    [RegistryFact]
    public async Task Preference_OfAPerson_IsOffUntilItAgreesAndIsLogged()
    {
        var actor = await Registry.AddAsync(TestData.Actor(country: "VN"), TestData.Actor("Other"));
        var account = await Registry.AddAccountAsync("person@example.org");
        var desk = new PushPreferenceDesk(Registry.Database);
        var caller = CallerOf(account, actor.Id, MemberRole.Viewer);

        var proposed = await desk.ReadAsync(caller, actor.Id);
        Assert.Equal((PushRhythm.Off, "Asia/Ho_Chi_Minh", null), (proposed.Rhythm, proposed.TimeZone, proposed.ConsentedAt));
        var saved = await desk.SaveAsync(caller, actor.Id, proposed with { Rhythm = PushRhythm.Weekly, Language = "vi" });
        Assert.Equal(Registry.Clock.Now, saved.ConsentedAt);
        Registry.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(saved.ConsentedAt, (await desk.SaveAsync(caller, actor.Id, saved with { Rhythm = PushRhythm.Daily })).ConsentedAt);
        Assert.Null((await desk.SaveAsync(caller, actor.Id, saved with { Rhythm = PushRhythm.Off })).ConsentedAt);
        await Assert.ThrowsAsync<RegistryRuleException>(() => desk.SaveAsync(caller, actor.Id, saved with { TimeZone = "Middle/Earth" }));
        await Assert.ThrowsAsync<RegistryRuleException>(() => desk.SaveAsync(caller, actor.Id, saved with { Language = "xx" }));
        await Assert.ThrowsAsync<RegistryRuleException>(() => desk.SaveAsync(caller, actor.Id, saved with { QuietUntil = null }));
        await using (var context = CreateContext()) Assert.Equal(3, await context.AuditEntries.CountAsync(entry => entry.Action == "push.preference"));

        // Nobody says it for others: not another organisation's people, not the secretariat, no program.
        foreach (var stranger in new[] { CallerOf(account, actor.Id + 1, MemberRole.Owner), TestCallers.Administrator, TestCallers.Key, Caller.Visitor })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => desk.ReadAsync(stranger, actor.Id));
            await Assert.ThrowsAsync<AccessDeniedException>(() => desk.SaveAsync(stranger, actor.Id, saved));
        }
    }

    [RegistryFact]
    public async Task Feed_RightKeyAlone_ShowsTheOrganisationsOwn()
    {
        using var world = await PushWorld.OfAsync(Registry);
        await world.AddPersonAsync(world.Actors[0]);
        await world.AddPersonAsync(world.Actors[0]);
        await world.AddPersonAsync(world.Actors[1]);
        await world.RunAsync();
        var owner = CallerOf(await Registry.AddAccountAsync("owner@example.org"), world.Actors[0].Id, MemberRole.Owner);
        var keys = new ApiKeys(world.Database);
        var issued = await keys.CreateAsync(owner, world.Actors[0].Id, new("Feed", [ApiScope.ReadFeed], null));
        var wide = await keys.CreateAsync(owner, world.Actors[0].Id, new("Both", [ApiScope.ReadFeed, ApiScope.ReadSuggestions], null));
        var narrow = await keys.CreateAsync(owner, world.Actors[0].Id, new("Other", [ApiScope.ReadSuggestions], null));
        var feed = new PushFeed(world.Database, new(world.Database), world.Mail);

        var text = System.Text.Encoding.UTF8.GetString((await feed.ReadAsync(issued.Secret, null))!);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var root = XDocument.Parse(text).Root!;
        Assert.Equal(atom + "feed", root.Name);
        Assert.Equal(world.Options.MostPerDigest, root.Elements(atom + "entry").Count());
        foreach (var entry in root.Elements(atom + "entry").Append(root))
            Assert.All(new[] { "id", "title", "updated", "link" }, name => Assert.NotNull(entry.Element(atom + name)));
        Assert.NotNull(root.Element(atom + "author"));
        Assert.DoesNotContain("person-", text, StringComparison.Ordinal);
        var own = (await world.ToldAsync()).Where(one => one.ActorId == world.Actors[0].Id).Select(one => $"https://match.example.org/s/{one.PublicId}").ToHashSet();
        Assert.Subset(own, root.Elements(atom + "entry").Select(entry => entry.Element(atom + "link")!.Attribute("href")!.Value).ToHashSet());

        await keys.RevokeAsync(owner, world.Actors[0].Id, issued.Key.Id);
        foreach (var key in new[] { issued.Secret, wide.Secret, narrow.Secret, "mm_nobody", "" }) Assert.Null(await feed.ReadAsync(key, null));
    }

    private static Caller CallerOf(Account account, long actorId, MemberRole role = MemberRole.Editor) =>
        new() { Name = account.Name, AccountId = account.Id, Memberships = new Dictionary<long, MemberRole> { [actorId] = role } };
}

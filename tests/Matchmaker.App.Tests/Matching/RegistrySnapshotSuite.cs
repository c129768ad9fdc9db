using Matchmaker.App.Collaborations;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Graph;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

/// <summary>The registry as dense indices.</summary>
public abstract class RegistrySnapshotSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private static readonly DateOnly Middle = new(2023, 6, 1);

    private readonly Actor _zeta = TestData.Actor("Zeta", "VN", Helix.Academia);
    private readonly Actor _alpha = TestData.Actor("Alpha", "KR", Helix.Media);
    private readonly Actor _lone = TestData.Actor("Lone", "VN", Helix.CivilSociety);

    [RegistryFact]
    public async Task Load_Actors_AreNumberedByKeyWithTheirLabels()
    {
        await FillAsync();

        var snapshot = await LoadAsync();

        await using var context = CreateContext();
        var actors = await context.Actors.OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(3, snapshot.ActorCount);
        Assert.Equal(actors.Select(a => a.Id), snapshot.ActorIds.ToArray());
        for (var at = 0; at < 3; at++)
        {
            Assert.Equal(at, snapshot.IndexOf(actors[at].Id));
            Assert.Equal((actors[at].Id, actors[at].Country, actors[at].Helix), (snapshot.ActorId(at), snapshot.CountryOf(at), snapshot.HelixOf(at)));
        }

        Assert.Null(snapshot.IndexOf(actors[^1].Id + 1));
        Assert.Equal(["KR", "VN"], snapshot.Countries);
    }

    [RegistryFact]
    public async Task Load_Collaborations_AreThoseOfTheRegistry()
    {
        await FillAsync();

        var snapshot = await LoadAsync();

        await using var context = CreateContext();
        var stored = await context.Collaborations.Include(c => c.Participations).OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(
            stored.Select(c => (
                string.Join(',', c.Participations.Select(p => p.ActorId).Distinct().Order()), string.Join(',', c.Participations.Where(p => p.Role == "coordinator").Select(p => p.ActorId)), c.StartDate?.DayNumber ?? Hypergraph.UnknownDay,
                CollaborationKind.Weight(c.Kind), string.Join(',', c.Sectors))),
            Enumerable.Range(0, snapshot.Collaborations.CollaborationCount).Select(c => Describe(snapshot, snapshot.Collaborations, c)));
        Assert.Equal(4, stored.Count);
        Assert.Equal(0, snapshot.Collaborations.Size(3));
    }

    [RegistryFact]
    public async Task Load_Profiles_AreTermsWithTheirWiderOnesByHalf()
    {
        var studio = TestData.Actor("Layag Animation");
        (studio.Size, studio.Sectors, studio.Languages, studio.Description) = (ActorSize.Small, ["animation"], ["fil", "en-PH"], "Cartoons about the sea");
        studio.Interests = [new() { Kind = InterestKind.Need, Tag = "distribution", Text = "Broadcasters abroad" }, new() { Kind = InterestKind.Offer, Tag = "own-tag" }];
        studio.Interests.Add(new() { Kind = InterestKind.Need, Text = "Chúng tôi cần hibah" });
        var other = TestData.Actor("Second Animation House");
        (other.Sectors, other.Interests) = (["music"], [new() { Kind = InterestKind.Offer, Tag = "distribution" }]);
        await Registry.AddAsync(studio, other);

        var snapshot = await LoadAsync();

        var (at, to) = (snapshot.IndexOf(studio.Id)!.Value, snapshot.IndexOf(other.Id)!.Value);
        var profiles = snapshot.Profiles;
        float Of(Matchmaker.Engine.Numerics.SparseRows rows, IReadOnlyList<string> names, int actor, string name) => names.Contains(name) ? rows[actor, names.ToList().IndexOf(name)] : -1;
        Assert.Equal(ActorSize.Small, snapshot.SizeOf(at));
        Assert.Equal(1, Of(profiles.Terms.Sectors, profiles.Sectors, at, "animation"));
        Assert.Equal(0.5f, Of(profiles.Terms.Sectors, profiles.Sectors, at, Taxonomy.Sectors.Find("animation")!.Parent!));
        Assert.Equal(0, Of(profiles.Terms.Sectors, profiles.Sectors, to, "animation"));
        Assert.Equal(1, Of(profiles.Terms.Needs, profiles.Interests, at, "distribution"));
        Assert.Equal(0.5f, Of(profiles.Terms.Needs, profiles.Interests, at, "market"));
        Assert.Equal(0.1f, Of(profiles.Terms.Needs, profiles.Interests, at, "~broadcasters"));
        Assert.Equal(0.7f, Of(profiles.Terms.Needs, profiles.Interests, at, "grants"));
        Assert.Equal(1, Of(profiles.Terms.Offers, profiles.Interests, to, "distribution"));
        Assert.Equal(1, Of(profiles.Terms.Offers, profiles.Interests, at, "own-tag"));
        Assert.Equal(1, Of(profiles.Terms.Languages, profiles.Languages, at, "en"));
        Assert.Equal(1, Of(profiles.Terms.Words, profiles.Words, at, "animation"));
        Assert.Equal(-1, Of(profiles.Terms.Words, profiles.Words, at, "cartoons"));
    }

    [RegistryFact]
    public async Task Load_Cities_AreTheSameByFoldedNameWithinACountry()
    {
        (string Country, string? City)[] told = [("VN", "Đà Nẵng"), ("VN", " da nang"), ("VN", "Hue"), ("ES", "Valencia"), ("PH", "VALENCIA"), ("PH", null), ("PH", "–"), ("VN", "")];
        foreach (var (country, city) in told)
        {
            var actor = TestData.Actor($"In {city}", country);
            actor.City = city;
            await Registry.AddAsync(actor);
        }

        var snapshot = await LoadAsync();

        Assert.Equal(["ES valencia", "PH valencia", "VN da nang", "VN hue"], snapshot.Cities);
        Assert.Equal([2, 2, 3, 0, 1, -1, -1, -1], snapshot.Traits.City);
        Assert.Equal(("VN hue", null), (snapshot.CityOf(2), snapshot.CityOf(5)));
    }

    [RegistryFact]
    public async Task Load_RolesThatLead_AreLeaders()
    {
        await FillAsync();
        await using (var context = CreateContext())
        {
            var last = await context.Collaborations.OrderBy(c => c.Id).LastAsync();
            foreach (var (actor, role) in new[] { (_zeta, "participant"), (_alpha, "organiser"), (_alpha, "participant"), (_lone, "client") })
                last.Participations.Add(new() { ActorId = actor.Id, Role = role });
            await context.SaveChangesAsync();
        }

        var snapshot = await LoadAsync();

        Assert.Equal([snapshot.IndexOf(_alpha.Id)!.Value], snapshot.Collaborations.Leaders(3).ToArray());
        Assert.Equal(3, snapshot.Collaborations.Size(3));
    }

    [RegistryFact]
    public async Task KnownBefore_Date_LeavesOutThatDayAndLaterAndUndated()
    {
        await FillAsync();
        var snapshot = await LoadAsync();

        Assert.Equal([Middle.AddDays(-1).DayNumber], Days(snapshot.KnownBefore(Middle)));
        Assert.Equal([Middle.AddDays(-1).DayNumber, Middle.DayNumber], Days(snapshot.KnownBefore(Middle.AddDays(1))));
        Assert.Equal(4, snapshot.KnownBefore(null).CollaborationCount);
    }

    [RegistryFact]
    public async Task HashOf_SameData_IsEqual()
    {
        await FillAsync();

        Assert.Equal(await HashAsync(), await HashAsync());
    }

    [RegistryFact]
    public async Task HashOf_AnythingLearntFromChanges_Differs()
    {
        await FillAsync();
        var seen = new HashSet<string> { await HashAsync() };
        Action<Collaboration>[] changes =
        [
            c => c.StartDate = Middle.AddDays(3),
            c => c.Kind = CollaborationKind.Event,
            c => c.Sectors = ["fashion"],
            c => c.Participations.RemoveAt(0),
            c => c.Participations.RemoveAll(part => part.Role == ParticipationRole.Coordinator),
        ];
        foreach (var change in changes)
        {
            await using var context = CreateContext();
            change(await context.Collaborations.Include(c => c.Participations).OrderBy(c => c.Id).FirstAsync());
            await context.SaveChangesAsync();
            Assert.True(seen.Add(await HashAsync()));
        }

        Action<Actor>[] actorChanges =
        [
            a => a.Country = "TH", a => a.City = "Hue", a => a.Helix = Helix.Technology, a => a.Size = ActorSize.Large, a => a.Sectors = ["music"], a => a.Languages = ["th"],
            a => a.Interests.Add(new() { Kind = InterestKind.Need, Tag = "grants" }), a => a.Interests.Add(new() { Kind = InterestKind.Offer, Tag = "grants" }),
        ];
        foreach (var change in actorChanges)
        {
            await using var context = CreateContext();
            change(await context.Actors.OrderBy(a => a.Id).FirstAsync());
            await context.SaveChangesAsync();
            Assert.True(seen.Add(await HashAsync()));
        }

        await Registry.AddAsync(TestData.Actor("Newcomer", "TH"));
        Assert.True(seen.Add(await HashAsync()));
    }

    [RegistryFact]
    public async Task HashOf_WhatNothingIsLearntFromChanges_IsTheSame()
    {
        await FillAsync();
        var before = await HashAsync();
        await using (var context = CreateContext())
        {
            (await context.Actors.OrderBy(a => a.Id).FirstAsync()).Website = "https://example.org";
            (await context.Collaborations.OrderBy(c => c.Id).FirstAsync()).Title = "Another title";
            await context.SaveChangesAsync();
        }

        Assert.Equal(before, await HashAsync());
    }

    [RegistryFact]
    public async Task HashOf_LaterSectorsAndDates_DoNotTouchWhatWasKnown()
    {
        await FillAsync();
        var before = (await LoadAsync()).HashOf((await LoadAsync()).KnownBefore(Middle));
        await using (var context = CreateContext())
        {
            var later = await context.Collaborations.SingleAsync(c => c.StartDate == Middle);
            later.Sectors = ["aaa-before-all-others"];
            await context.SaveChangesAsync();
        }

        var snapshot = await LoadAsync();
        Assert.Equal("aaa-before-all-others", snapshot.Themes[0]);
        Assert.Equal(before, snapshot.HashOf(snapshot.KnownBefore(Middle)));
    }

    [RegistryFact]
    public async Task Load_WhileAnotherWrites_DoesNotWaitAndSeesWhatWasCommitted()
    {
        await FillAsync();
        await using var context = CreateContext();
        await using var writing = await context.Database.BeginTransactionAsync();
        context.Add(TestData.Actor("Not yet committed"));
        await context.SaveChangesAsync();

        var snapshot = await LoadAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(3, snapshot.ActorCount);
    }

    private static IEnumerable<int> Days(Hypergraph known) => Enumerable.Range(0, known.CollaborationCount).Select(known.Day);

    private static (string Members, string Leaders, int Day, float Weight, string Sectors) Describe(RegistrySnapshot snapshot, Hypergraph all, int at)
    {
        List<long> members = [];
        foreach (var member in all.Members(at)) members.Add(snapshot.ActorId(member));
        List<long> leaders = [];
        foreach (var leader in all.Leaders(at)) leaders.Add(snapshot.ActorId(leader));
        List<string> sectors = [];
        foreach (var theme in all.Themes(at)) sectors.Add(snapshot.Themes[theme]);
        return (string.Join(',', members), string.Join(',', leaders), all.Day(at), all.Weight(at), string.Join(',', sectors));
    }

    private Task<RegistrySnapshot> LoadAsync() => RegistrySnapshot.LoadAsync(Registry.Database);

    private async Task<string> HashAsync()
    {
        var snapshot = await LoadAsync();
        return snapshot.HashOf(snapshot.Collaborations);
    }

    private async Task FillAsync()
    {
        await Registry.AddAsync(_zeta);
        await Registry.AddAsync(_alpha);
        await Registry.AddAsync(_lone);
        await using var context = CreateContext();
        context.AttachRange(_zeta, _alpha, _lone);
        var first = TestData.Collaboration(Middle.AddDays(-1), _alpha, _zeta);
        first.Sectors = ["film", "animation"];
        first.Participations.Add(new() { Actor = _alpha, Role = "funder" });
        var onTheDay = TestData.Collaboration(Middle, _zeta, _lone);
        (onTheDay.Kind, onTheDay.Sectors) = (CollaborationKind.Event, ["games"]);
        foreach (var collaboration in new[] { first, onTheDay, TestData.Collaboration(start: null, _lone), TestData.Collaboration(Middle.AddDays(40)) })
        {
            context.Add(collaboration);
            await context.SaveChangesAsync();
        }
    }
}

using Matchmaker.App.Demo;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Programmes.Consortia;

public sealed class ConsortiumFinderTests : IAsyncLifetime
{
    private static readonly ConsortiumBrief Brief = new()
    {
        Title = "Crafts abroad",
        Text = "Bring textile crafts to markets abroad: design, photography, market research and stories in the media.",
        Sectors = ["crafts"],
        Roles = [new() { Code = "lead", Helix = Helix.Industry, Text = "designs and sells crafts" }, new() { Code = "research", Helix = Helix.Academia, Text = "studies markets" }, new() { Code = "voice", Helix = Helix.Media }],
        Countries = 2,
        Pool = 10,
    };

    private TestRegistry _registry = null!;
    private PartnerSuggestions _suggestions = null!;
    private long _lensHouse;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await new DemoStore(_registry.Database).FillAsync(new DemoOptions { Actors = 150, Collaborations = 400 });
        await PlantRareSectorAsync();
        await PlantedRegistry.TrainAsync(_registry);
        _suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
    }

    public Task DisposeAsync()
    {
        _suggestions.Dispose();
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Find_Brief_GivesFiveDistinctThatKeepWhatItAsks()
    {
        var plan = await FindAsync(Brief);
        Assert.Equal(5, plan.Consortia.Count);
        Assert.Equal(plan.Consortia.Select(one => one.Score).OrderDescending(), plan.Consortia.Select(one => one.Score));
        foreach (var consortium in plan.Consortia)
        {
            Assert.Equal(["lead", "research", "voice"], consortium.Members.Select(member => member.Role));
            Assert.Equal([Helix.Industry, Helix.Academia, Helix.Media], consortium.Members.Select(member => member.Helix));
            Assert.True(consortium.Members.Select(member => member.Country).Distinct().Count() >= 2);
            Assert.All(consortium.Members, member => Assert.NotEmpty(member.Why));
            Assert.Equal(3, consortium.Pairs.Count);
            foreach (var other in plan.Consortia.Where(other => other.Rank < consortium.Rank))
                Assert.True(consortium.Members.Count(member => other.Members.All(one => one.ActorId != member.ActorId)) >= 2);
        }

        Assert.Contains(plan.Consortia[0].Members, member => member.StandIns.Count > 0);
        Assert.Contains("instead of", plan.Consortia[1].Difference, StringComparison.Ordinal);
        Assert.Contains(plan.Consortia[0].Needs, need => need.By is not null);
    }

    [Fact]
    public async Task Find_SettledAndForbidden_AreKept()
    {
        var first = (await FindAsync(Brief)).Consortia[0];
        var (keep, leave) = (first.Members[0], first.Members[1]);
        var plan = await FindAsync(Brief with { Members = [new($"#{keep.ActorId}", "lead")], Forbidden = [$"#{leave.ActorId}"] });
        Assert.All(plan.Consortia, one => Assert.Contains(one.Members, member => member.ActorId == keep.ActorId && member.IsSettled && member.Role == "lead"));
        Assert.All(plan.Consortia, one => Assert.DoesNotContain(one.Members, member => member.ActorId == leave.ActorId));
        var seated = await FindAsync(Brief with { Members = [new($"#{keep.ActorId}")] });
        Assert.Equal("lead", seated.Consortia[0].Members.Single(member => member.ActorId == keep.ActorId).Role);
    }

    [Fact]
    public async Task Find_RoleThatNobodyFills_NamesTheGapAndWhoComesNearest()
    {
        var plan = await FindAsync(Brief with { Roles = [.. Brief.Roles, new() { Code = "small-ministry", Helix = Helix.Government, Sizes = [ActorSize.Micro], Countries = ["IS"], Text = "promotes crafts" }] });
        var gap = Assert.Single(plan.Consortia[0].Gaps);
        Assert.Equal(("small-ministry", 1), (gap.Role, gap.Seats));
        Assert.Equal(3, plan.Consortia[0].Members.Count);
        Assert.NotEmpty(gap.Nearest);
        Assert.All(gap.Nearest, near => Assert.NotEmpty(near.Reason));
    }

    [Fact]
    public async Task Find_NeedThatOnlyOutsidersCover_IsAGapWithWhoWouldAndWhatKeepsThemOut()
    {
        var plan = await FindAsync(Brief with { Needs = [new() { Topics = ["immersive-media"] }, new() { Topics = ["crafts"] }], Forbidden = ["Lens House"] });
        var need = plan.Consortia[0].Needs[0];
        Assert.Equal(("Immersive media", true), (need.Need, need.IsGap));
        Assert.Equal(["Bureau of Lenses", "Lens House"], need.Nearest.Where(near => near.Fit == 1).Select(near => near.Name).Order());
        Assert.Contains("may fill no role", need.Nearest.Single(near => near.Name == "Bureau of Lenses").Reason, StringComparison.Ordinal);
        Assert.Contains("forbidden", need.Nearest.Single(near => near.Name == "Lens House").Reason, StringComparison.Ordinal);
        Assert.All(plan.Consortia.SelectMany(one => one.Needs).Where(one => !one.IsGap), one => Assert.Empty(one.Nearest));
    }

    [Fact]
    public async Task Find_NeedCoveredByOneOfLittleFit_LooksAtItAndSaysWhatItWouldCost()
    {
        var needs = new ConsortiumNeed[] { new() { Topics = ["audiovisual"] }, new() { Topics = ["immersive-media"] } };
        var covered = (await FindAsync(Brief with { Needs = needs, Pool = 1, Weights = new() { Coverage = 1, Fit = 0, Acceptance = 0, TieBalance = 0 } })).Consortia[0];
        Assert.Contains(covered.Members, member => member.Name == "Lens House");
        Assert.Equal([1.0, 1.0], covered.Needs.Select(need => need.Cover));
        var left = (await FindAsync(Brief with { Needs = needs, Pool = 1, Weights = new() { Coverage = 0, Fit = 1, Acceptance = 0, TieBalance = 0 } })).Consortia[0].Needs[1];
        Assert.True(left.IsGap);
        Assert.Contains("could take the seat of", left.Nearest.Single(near => near.Name == "Lens House").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_Quotas_AreToldWithHowFarTheyAreFilled()
    {
        var quota = new Quota { Dimension = QuotaDimension.Helix, Values = ["media"], AtLeast = 1, AtMost = 2 };
        var found = (await FindAsync(Brief with { Quotas = [quota] })).Consortia[0];
        Assert.Equal(new(quota.Describe(), 1, 1, 2), found.Quotas[0]);
        Assert.Equal(("at least 2 countries", found.Members.Select(member => member.Country).Distinct().Count(), true), (found.Quotas[1].Quota, found.Quotas[1].Count, found.Quotas[1].IsKept));
    }

    [Fact]
    public void TopicCover_NarrowerCountsInFull_WiderByHalf()
    {
        var (cover, rows) = (new TopicCover(_suggestions.Snapshot.Profiles), _suggestions.Snapshot);
        var house = Enumerable.Range(0, rows.ActorCount).Single(actor => rows.ActorId(actor) == _lensHouse);
        Assert.Equal([1.0, 1.0], new[] { cover.Of("immersive-media")[house], cover.Of("audiovisual")[house] });
        Assert.Equal(0.25, cover.Of("games")[house]);
        Assert.Equal(0, cover.Of("crafts")[house]);
        Assert.Equal(0.5, cover.OfAll(["audiovisual", "crafts"])[house]);
        Assert.Equal(1, cover.OfAny(["audiovisual", "crafts"])[house]);
        Assert.All(cover.OfAll([]), one => Assert.Equal(0, one));
    }

    [Fact]
    public async Task Find_MembersOfTheBestSettled_AreWorthTheSame()
    {
        var best = (await FindAsync(Brief with { Count = 1 })).Consortia[0];
        foreach (var member in best.Members)
        {
            var settled = (await FindAsync(Brief with { Count = 1, Members = [new($"#{member.ActorId}", member.Role)] })).Consortia[0];
            Assert.Equal((best.Score, string.Join(',', best.Members.Select(one => one.ActorId))), (settled.Score, string.Join(',', settled.Members.Select(one => one.ActorId))));
        }
    }

    [Fact]
    public async Task Find_WordsThatNobodyUses_SaysThatNobodyFits()
    {
        var plan = await FindAsync(new() { Text = "zzqx", Roles = [new() { Code = "a" }, new() { Code = "b" }] });
        Assert.Empty(plan.Consortia);
        Assert.Contains("Nobody in the registry fits any of the roles (a, b)", plan.Remarks[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_QuotaThatCannotBeKept_SaysWhatStandsInTheWay()
    {
        var quota = new Quota { Dimension = QuotaDimension.Country, Values = ["IS"], AtLeast = 1 };
        var plan = await FindAsync(Brief with { Quotas = [quota, new() { Dimension = QuotaDimension.Helix, Values = ["media"], AtLeast = 1 }] });
        Assert.Empty(plan.Consortia);
        var way = Assert.Single(plan.InTheWay);
        Assert.Contains(quota.Describe(), way, StringComparison.Ordinal);
        Assert.Contains("only 0", way, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_PairInConflict_IsNeverTogether()
    {
        var first = (await FindAsync(Brief)).Consortia[0].Members;
        var plan = await FindAsync(Brief with { Conflicts = [new($"#{first[0].ActorId}", $"#{first[1].ActorId}")] });
        Assert.All(plan.Consortia, one => Assert.False(one.Members.Any(member => member.ActorId == first[0].ActorId) && one.Members.Any(member => member.ActorId == first[1].ActorId)));
    }

    [Fact]
    public async Task Find_WrongBrief_IsRefusedFieldByField()
    {
        var wrong = Brief with
        {
            Roles = [new() { Code = "a", Count = 0, Topics = ["no-topic"] }, new() { Code = "a" }],
            Quotas = [new() { Dimension = QuotaDimension.Helix, Values = ["media"], AtLeast = 3, AtMost = 1 }],
            Sectors = ["no-sector"],
            Countries = 9,
            Members = [new("#1", "nobody")],
            Weights = new() { Coverage = -1 },
        };
        var refused = await Assert.ThrowsAsync<GivenException>(() => FindAsync(wrong));
        foreach (var field in new[] { "roles[1].count", "roles[1].topics", "roles[2].code", "quotas[1]", "sectors", "countries", "members[1].role", "weights" }) Assert.Contains(refused.Issues, issue => issue.Path == field);
        Assert.Contains("contradict", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<GivenException>(() => FindAsync(new() { Roles = [new() { Code = "a" }] }));
        var id = _suggestions.Snapshot.ActorId(0);
        var named = await Assert.ThrowsAsync<GivenException>(() => FindAsync(Brief with
        {
            Forbidden = ["#987654", $"#{id}"],
            Members = [new($"#{id}"), new($"#{id}"), new("Nobody of that name")],
            Conflicts = [new($"#{id}", $"#{id}")],
            Candidates = ["#no-key"],
        }));
        foreach (var field in new[] { "forbidden[1]", "members[1].actor", "members[2].actor", "members[3].actor", "conflicts[1]", "candidates[1]" }) Assert.Contains(named.Issues, issue => issue.Path == field);
        Assert.Contains("forbidden too", named.Message, StringComparison.Ordinal);
        Assert.Contains("twice", named.Message, StringComparison.Ordinal);
        Assert.Contains("more are settled", (await Assert.ThrowsAsync<GivenException>(() => FindAsync(Brief with { Members = [new($"#{id}", "lead"), new($"#{_suggestions.Snapshot.ActorId(1)}", "lead")] }))).Message, StringComparison.Ordinal);
    }

    // Immersive media are what two actors do, and nobody else.
    private async Task PlantRareSectorAsync()
    {
        await using var context = _registry.CreateContext();
        foreach (var actor in await context.Actors.ToListAsync()) actor.Sectors.Remove("immersive-media");
        await context.Interests.Where(interest => interest.Tag == "immersive-media").ExecuteDeleteAsync();
        var (bureau, house) = (TestData.Actor("Bureau of Lenses", "KH", Helix.Government), TestData.Actor("Lens House", "KH", Helix.Industry));
        bureau.Sectors.Add("immersive-media");
        house.Sectors.Add("immersive-media");
        context.AddRange(bureau, house);
        await context.SaveChangesAsync();
        _lensHouse = house.Id;
    }

    private async Task<ConsortiumPlan> FindAsync(ConsortiumBrief brief)
    {
        await using var context = _registry.CreateContext();
        return await ConsortiumFinder.FindAsync(context, _suggestions, brief);
    }
}

using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Matching;

public sealed class SuggestionDeskTests(ApiHost host) : IClassFixture<ApiHost>, IAsyncLifetime
{
    private Caller _studio = null!;

    private SuggestionDesk Desk => host.Get<SuggestionDesk>();

    public async Task InitializeAsync()
    {
        _studio = await host.CallerAsync("studio");
        await using var context = host.Web.Database.CreateDbContext();
        await context.Feedback.Where(f => f.ActorId == host.StudioId).ExecuteDeleteAsync();
        await context.Introductions.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task For_Member_ReasonsAddUpToEachScore()
    {
        var page = await AskAsync();

        Assert.Equal(10, page.Partners.Count);
        Assert.All(page.Partners, one => Assert.Equal(one.Why.Score, one.Why.Reasons.Sum(reason => reason.Value), 1e-9));
        Assert.Equal(Enumerable.Range(1, 10), page.Partners.Select(one => one.Rank));
    }

    [Fact]
    public async Task For_WhoMayNot_IsRefused()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ForAsync(Caller.Visitor, host.StudioId, new()));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await Desk.ForAsync(await host.CallerAsync("university"), host.StudioId, new()));
        Assert.NotEmpty((await Desk.ForAsync(await host.CallerAsync("viewer"), host.StudioId, new())).Partners);
    }

    [Fact]
    public async Task For_DismissedJustNow_IsGoneAndItsLikeCountForLess()
    {
        var before = await AskAsync();
        var dismissed = before.Partners[0].Why.Partner;

        await host.Get<FeedbackDesk>().RecordAsync(_studio, host.StudioId, dismissed.Id, FeedbackKind.Dismissed, "subject");
        var after = await AskAsync();

        Assert.DoesNotContain(after.Partners, one => one.Why.Partner.Id == dismissed.Id);
        var answers = after.Partners.SelectMany(one => one.Why.Reasons.Where(reason => reason.Topic == ReasonTopic.Answers)).ToList();
        Assert.NotEmpty(answers);
        Assert.All(answers, reason => Assert.True(reason.Value < 0));
        Assert.Equal(FeedbackKind.Dismissed, Assert.Single(await host.Get<FeedbackDesk>().OpinionsAsync(_studio, host.StudioId)).Kind);

        await host.Get<FeedbackDesk>().RecordAsync(_studio, host.StudioId, dismissed.Id, FeedbackKind.Restored);
        Assert.Empty(await host.Get<FeedbackDesk>().OpinionsAsync(_studio, host.StudioId));
        Assert.Contains((await AskAsync()).Partners, one => one.Why.Partner.Id == dismissed.Id);
    }

    [Fact]
    public async Task For_Asked_IsNotSuggestedAgain()
    {
        var first = (await AskAsync()).Partners[0].Why.Partner.Id;

        await host.Get<IntroductionDesk>().AskAsync(_studio, host.StudioId, first, null);

        Assert.DoesNotContain((await AskAsync()).Partners, one => one.Why.Partner.Id == first);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task For_Nearness_MovesTheListThatWay(double nearness)
    {
        var plain = await AskAsync();
        var wished = await AskAsync(new() { Wishes = new() { Nearness = nearness } });

        var own = await CountryAsync();
        int Own(SuggestionPage page) => page.Partners.Count(one => one.Why.Partner.Country == own);
        Assert.True(nearness > 0 ? Own(wished) > Own(plain) : Own(wished) < Math.Max(1, Own(plain)), $"{Own(plain)} of the own country before, {Own(wished)} after");
        Assert.Contains(wished.Partners, one => one.Why.Reasons.Any(reason => reason.Topic == ReasonTopic.Wishes && reason.Value > 0));
    }

    [Fact]
    public async Task For_Familiarity_PrefersThoseWithoutSharedPartnersWhereNewIsWanted()
    {
        var familiar = await AskAsync(new() { Wishes = new() { Familiarity = 1 } });
        var fresh = await AskAsync(new() { Wishes = new() { Familiarity = -1 } });

        Assert.True(fresh.Partners.Count(one => one.Why.SharedPartnerCount == 0) > familiar.Partners.Count(one => one.Why.SharedPartnerCount == 0));
    }

    [Fact]
    public async Task For_SectorAndLanguage_GivesOnlyThose()
    {
        await using var context = host.Web.Database.CreateDbContext();
        var animation = Taxonomy.Sectors.Resolve("animation")!.Code;
        var page = await AskAsync(new() { Filter = new(Sector: animation, Language: "vi") });

        Assert.NotEmpty(page.Partners);
        foreach (var partner in page.Partners)
        {
            var actor = await context.Actors.SingleAsync(a => a.Id == partner.Why.Partner.Id);
            Assert.Contains(actor.Sectors, code => Taxonomy.Sectors.WithAncestors(code).Any(term => term.Code == animation));
            Assert.Contains("vi", actor.Languages.Select(language => language.Split('-')[0]));
        }
    }

    [Fact]
    public async Task For_OnlyUnseen_LeavesOutWhatWasShownBeforeToday()
    {
        // Of an actor that no other test looks at: what was shown is noted once a day.
        var (caller, actor) = (await host.CallerAsync("university"), await host.ActorOfAsync("university"));
        var request = new SuggestionRequest { Count = 10 };
        var page = await Desk.ForAsync(caller, actor, new() { Request = request });
        await host.Get<SeenSuggestions>().WriteAsync();
        await using var context = host.Web.Database.CreateDbContext();
        var seen = context.Feedback.Where(f => f.ActorId == actor && f.Kind == FeedbackKind.Seen && f.ModelVersion == page.Model);
        Assert.Superset(page.Partners.Select(one => one.Why.Partner.Id).ToHashSet(), await seen.Select(f => f.PartnerId).ToHashSetAsync());
        await seen.ExecuteUpdateAsync(set => set.SetProperty(f => f.At, DateTimeOffset.UtcNow.AddDays(-2)));

        var unseen = await Desk.ForAsync(caller, actor, new() { Request = request, OnlyUnseen = true });

        Assert.Empty(unseen.Partners.Select(one => one.Why.Partner.Id).Intersect(page.Partners.Select(one => one.Why.Partner.Id)));
    }

    [Fact]
    public async Task For_HoursApart_KeepsToCountriesWithNearClocks()
    {
        var own = await CountryAsync();

        var page = await AskAsync(new() { MostHoursApart = 1 });

        Assert.NotEmpty(page.Partners);
        Assert.All(page.Partners, one => Assert.False(CountryClocks.Apart(own, one.Why.Partner.Country) > 1));
    }

    [Fact]
    public async Task For_WishesOutOfRange_SayWhatTheRangeIs() =>
        await Assert.ThrowsAsync<SuggestionRequestException>(() => AskAsync(new() { Wishes = new() { Familiarity = double.NaN } }));

    [Fact]
    public async Task Preview_OtherNeeds_ChangeTheListAndTheSameDraftDoesNot()
    {
        var draft = await host.Get<ProfileDesk>().ReadAsync(_studio, host.StudioId);

        var same = await Desk.PreviewAsync(_studio, draft, 20);
        draft.Sectors = [Taxonomy.Sectors.Resolve("video games")?.Code ?? Taxonomy.Sectors.Terms[^1].Code];
        draft.Needs = [new() { Tag = Taxonomy.Interests.Terms.First(term => term.Parent is not null).Code }];
        draft.Offers = [];
        var other = await Desk.PreviewAsync(_studio, draft, 20);

        Assert.Equal(same.Before.Select(one => one.Id), same.After.Select(one => one.Id));
        Assert.Equal(same.Before.Select(one => one.Id), other.Before.Select(one => one.Id));
        Assert.NotEqual(other.Before.Select(one => one.Id), other.After.Select(one => one.Id));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await Desk.PreviewAsync(await host.CallerAsync("viewer"), draft, 5));
    }

    private Task<SuggestionPage> AskAsync(SuggestionRequest? request = null) => Desk.ForAsync(_studio, host.StudioId, new() { Request = (request ?? new()) with { Count = 10 } });

    private async Task<string> CountryAsync()
    {
        await using var context = host.Web.Database.CreateDbContext();
        return await context.Actors.Where(a => a.Id == host.StudioId).Select(a => a.Country).SingleAsync();
    }
}

using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

/// <summary>What is asked for is what comes, and what does not come has a verdict. Asks for the first actor of the planted registry.</summary>
public sealed class SuggestionRequestTests : IAsyncLifetime
{
    private const string Export = "mentoring-export";
    private const string Story = "mentoring-story";

    // Export, export, story, any topic; none of them of the asking actor's circle.
    private const int FirstExport = 30;
    private const int SecondExport = 60;
    private const int OfStory = 31;
    private const int OfAnything = 61;
    private const int InWordsOnly = 32;

    private readonly SuggestionRequest _all = new() { Count = 1000 };
    private TestRegistry _registry = null!;
    private Actor[] _actors = [];

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        _actors = await PlantedRegistry.FillAsync(_registry);
        await using var context = _registry.CreateContext();
        foreach (var (actor, kind, tag, text) in new[]
        {
            (FirstExport, InterestKind.Offer, Export, null), (SecondExport, InterestKind.Offer, Export, null), (OfStory, InterestKind.Offer, Story, null),
            (OfAnything, InterestKind.Offer, Mentoring.Root, null), (InWordsOnly, InterestKind.Offer, null, "mentoring in export readiness"), (33, InterestKind.Need, Story, null),
            (0, InterestKind.Need, Story, (string?)null),
        })
            context.Add(new Interest { ActorId = _actors[actor].Id, Kind = kind, Tag = tag, Text = text });
        await context.SaveChangesAsync();
        await PlantedRegistry.TrainAsync(_registry);
    }

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task For_ThoseTheRulesRefuse_LeavesThemOutAndJudgeSaysWhy()
    {
        // Taken from what would come otherwise, so that each is missing for its own reason.
        int[] usual;
        using (var before = await PartnerSuggestions.LoadAsync(_registry.Database)) usual = [.. before.For(0, _all).Partners.Select(one => one.Actor).Take(6)];
        await using (var context = _registry.CreateContext())
        {
            void Act(int actor, int partner, FeedbackKind kind) =>
                context.Add(new Feedback { ActorId = _actors[actor].Id, PartnerId = _actors[partner].Id, Kind = kind, At = _registry.Clock.Now });
            Act(0, usual[0], FeedbackKind.Dismissed);
            Act(usual[1], 0, FeedbackKind.Blocked);
            Act(usual[2], 0, FeedbackKind.Declined);
            var rejected = await context.Actors.FindAsync(_actors[usual[3]].Id);
            rejected!.Verification = new() { State = VerificationState.Rejected, DecidedBy = "secretariat", DecidedAt = _registry.Clock.Now };
            (await context.Actors.FindAsync(_actors[usual[4]].Id))!.Capacity = 0;
            await context.SaveChangesAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var list = Listed(suggestions, _all);

        Assert.Equal(
            [SuggestionVerdict.Dismissed, SuggestionVerdict.Blocked, SuggestionVerdict.Declined, SuggestionVerdict.Rejected, SuggestionVerdict.OverCapacity, SuggestionVerdict.Allowed],
            usual.Select(actor => suggestions.Judge(0, actor, _all)));
        Assert.Empty(usual.Take(5).Intersect(list));
        Assert.Contains(usual[5], list);
        Assert.Equal(SuggestionVerdict.Self, suggestions.Judge(0, 0, _all));
        AssertJudged(suggestions, _all, list);
    }

    [Fact]
    public async Task For_OnlyVerified_GivesThoseAndNoOthers()
    {
        int[] usual;
        using (var before = await PartnerSuggestions.LoadAsync(_registry.Database)) usual = Listed(before, _all);
        await using (var context = _registry.CreateContext())
        {
            var verified = await context.Actors.FindAsync(_actors[usual[^1]].Id);
            verified!.Verification = new() { State = VerificationState.Verified, DecidedBy = "secretariat", DecidedAt = _registry.Clock.Now };
            await context.SaveChangesAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var request = _all with { Filter = new(OnlyVerified: true) };

        Assert.Equal([usual[^1]], Listed(suggestions, request));
        Assert.Equal((SuggestionVerdict.Unverified, SuggestionVerdict.Allowed), (suggestions.Judge(0, usual[0], request), suggestions.Judge(0, usual[0], _all)));
        Assert.Equal(SuggestionVerdict.FilteredOut, suggestions.Judge(0, usual[^1], request with { Filter = new(Country: "LA") }));
    }

    [Fact]
    public async Task For_PartnersIncluded_AddsExactlyThePresentPartners()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var request = _all with { IncludePartners = true };

        var (without, with) = (Listed(suggestions, _all), Listed(suggestions, request));
        int[] partners = [.. Enumerable.Range(0, PlantedRegistry.Actors).Where(other => suggestions.Ranker.Signals.Counts.Contains(0, other))];

        Assert.NotEmpty(partners);
        Assert.Equal(partners, with.Except(without).Order());
        Assert.Empty(without.Except(with));
        Assert.All(partners, partner => Assert.Equal((SuggestionVerdict.Partner, SuggestionVerdict.Allowed), (suggestions.Judge(0, partner, _all), suggestions.Judge(0, partner, request))));
        AssertJudged(suggestions, _all, without);
        AssertJudged(suggestions, request, with);
    }

    [Fact]
    public async Task For_NewcomersIncluded_AddsThoseWhoseProfileFits()
    {
        var fitting = TestData.Actor("Newcomer that mentors", "VN");
        fitting.Interests.Add(TestData.Interest(InterestKind.Offer, Story));
        await _registry.AddAsync(fitting);
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var at = suggestions.Snapshot.IndexOf(fitting.Id)!.Value;
        var without = _all with { IncludeNewcomers = false };

        Assert.Contains(at, Listed(suggestions, _all));
        Assert.DoesNotContain(at, Listed(suggestions, without));
        Assert.Equal((SuggestionVerdict.Allowed, SuggestionVerdict.Newcomer), (suggestions.Judge(0, at, _all), suggestions.Judge(0, at, without)));
        AssertJudged(suggestions, without, Listed(suggestions, without));
    }

    [Fact]
    public async Task For_Mentor_GivesThoseWithTheTagAndTheSoughtTopicFirst()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var request = _all with { Purpose = SuggestionPurpose.Mentor };

        var list = suggestions.For(0, request);

        Assert.Equal(SuggestionPurpose.Mentor, list.Purpose);
        Assert.Equal([FirstExport, OfStory, InWordsOnly, SecondExport, OfAnything], list.Partners.Select(one => one.Actor).Order());
        Assert.Equal(OfStory, list.Partners[0].Actor);
        Assert.Equal([OfStory], list.Partners.Where(one => one.Addends.Any(addend => addend.Kind == AddendKind.Topic)).Select(one => one.Actor));
        Assert.Equal(SuggestionVerdict.NoMentor, suggestions.Judge(0, 33, request));
        Assert.Equal(SuggestionVerdict.Allowed, suggestions.Judge(0, OfAnything, request));
        AssertJudged(suggestions, request, Listed(suggestions, request));
    }

    [Fact]
    public async Task For_Abroad_GivesTheOtherCountriesInTheSameOrder()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var request = _all with { Variety = 0 };
        var home = suggestions.Snapshot.CountryOf(0);
        var expected = suggestions.For(0, request).Partners.Select(one => one.Actor).Where(actor => suggestions.Snapshot.CountryOf(actor) != home).ToArray();

        var abroad = suggestions.For(0, request with { Abroad = true }).Partners.Select(one => one.Actor).ToArray();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, abroad.Where(expected.Contains));
        Assert.All(abroad, actor => Assert.NotEqual(home, suggestions.Snapshot.CountryOf(actor)));
        var neighbour = Enumerable.Range(1, PlantedRegistry.Actors - 1).First(actor => suggestions.Snapshot.CountryOf(actor) == home);
        Assert.Equal(SuggestionVerdict.FilteredOut, suggestions.Judge(0, neighbour, request with { Abroad = true }));
    }

    [Fact]
    public async Task For_MentorInATopic_GivesThatTopicOnly()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var request = _all with { Purpose = SuggestionPurpose.Mentor, Topic = Export };

        var list = suggestions.For(0, request);

        Assert.Equal([FirstExport, InWordsOnly, SecondExport], list.Partners.Select(one => one.Actor).Order());
        Assert.All(list.Partners, one => Assert.Contains(one.Addends, addend => addend is { Kind: AddendKind.Topic, Value: > 0 }));
        Assert.Equal(SuggestionVerdict.NoMentor, suggestions.Judge(0, OfStory, request));
        Assert.Empty(suggestions.For(0, request with { Topic = "mentoring-design" }).Partners);
    }

    [Fact]
    public async Task For_VarietyOfNone_KeepsTheBareOrderOfScores()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);

        var bare = suggestions.For(0, _all with { Variety = 0 }).Partners;
        var varied = suggestions.For(0, _all with { Variety = 5 }).Partners;

        var ranker = suggestions.Ranker.For(0);
        Assert.All(bare, one => Assert.Empty(one.Addends));
        Assert.Equal(bare.Select(one => ranker.Score(one.Signals)), bare.Select(one => one.Score));
        Assert.Equal(bare.OrderByDescending(one => one.Score).ThenBy(one => one.Actor).Select(one => one.Actor), bare.Select(one => one.Actor));
        Assert.Equal(bare.Select(one => one.Actor).Order(), varied.Select(one => one.Actor).Order());
        Assert.NotEqual(bare.Select(one => one.Actor), varied.Select(one => one.Actor));
        Assert.Equal(bare[0].Actor, varied[0].Actor);
        Assert.All(varied.Skip(1), one => Assert.All(one.Addends, addend => Assert.True(addend is { Kind: AddendKind.Variety, Value: < 0, Like: not null })));
    }

    [Fact]
    public async Task For_SenselessRequest_ThrowsWithTheRemedy()
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        foreach (var (request, message) in new (SuggestionRequest, string)[]
        {
            (new() { Count = 0 }, "At least one"), (new() { Variety = -1 }, "from 0 on; it is -1"), (new() { Variety = double.NaN }, "from 0 on"), (new() { Variety = double.PositiveInfinity }, "from 0 on"),
            (new() { Topic = Story }, "add --for mentor"), (new() { Purpose = SuggestionPurpose.Mentor, Topic = "juggling" }, "'juggling' is not a topic of mentoring. Choose one of: mentoring-story, "),
            (new() { Purpose = SuggestionPurpose.Mentor, Topic = Mentoring.Root }, "is not a topic"), (new() { Purpose = SuggestionPurpose.Mentor, Topic = "grants" }, "is not a topic"),
        })
            Assert.Contains(message, Assert.Throws<SuggestionRequestException>(() => suggestions.For(0, request)).Message, StringComparison.Ordinal);
    }

    private static int[] Listed(PartnerSuggestions suggestions, SuggestionRequest request) => [.. suggestions.For(0, request).Partners.Select(one => one.Actor)];

    // Judge may allow some whom no source of candidates puts forward, never refuse one who is listed.
    private static void AssertJudged(PartnerSuggestions suggestions, SuggestionRequest request, int[] listed)
    {
        Assert.NotEmpty(listed);
        Assert.All(listed, actor => Assert.Equal(SuggestionVerdict.Allowed, suggestions.Judge(0, actor, request)));
    }
}

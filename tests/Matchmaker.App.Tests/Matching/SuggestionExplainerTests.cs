using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

/// <summary>Explanations add up, and on eight actors whose ties are known they tell the facts.</summary>
public sealed class SuggestionExplainerTests : IDisposable
{
    private readonly TestRegistry _registry = TestRegistry.SqliteAsync().GetAwaiter().GetResult();
    private readonly Actor _aurora = TestData.Actor("Aurora");
    private readonly Actor _hibla = TestData.Actor("Hibla");
    private readonly Actor _salin = TestData.Actor("Salin");
    private readonly Actor _tagpo = TestData.Actor("Tagpo", "VN");
    private readonly Actor _layo = TestData.Actor("Layo");
    private readonly Actor _lone = TestData.Actor("Lone");

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Explain_PartnersAndMentorsOfOldAndNew_ReasonsAddUpToTheScore()
    {
        await PlantedRegistry.FillAsync(_registry);
        var newcomer = TestData.Actor("Newcomer", "VN");
        newcomer.Interests.Add(TestData.Interest(InterestKind.Need, "mentoring-ip"));
        await _registry.AddAsync(newcomer);
        await using var context = _registry.CreateContext();
        foreach (var id in await context.Actors.OrderBy(a => a.Id).Select(a => a.Id).Where(id => id % 4 == 0 && id != newcomer.Id).ToListAsync())
            context.Add(new Interest { ActorId = id, Kind = InterestKind.Offer, Tag = id % 8 == 0 ? "mentoring-ip" : "mentoring-design" });
        await context.SaveChangesAsync();
        await PlantedRegistry.TrainAsync(_registry);
        using var suggestions = await PartnerSuggestions.LoadAsync(_registry.Database);
        var explainer = new SuggestionExplainer(suggestions);

        foreach (var actor in new[] { 0, 17, 40, suggestions.Snapshot.IndexOf(newcomer.Id)!.Value })
        {
            foreach (var purpose in Enum.GetValues<SuggestionPurpose>())
            {
                var list = suggestions.For(actor, new SuggestionRequest { Count = 15, Purpose = purpose, IncludePartners = true, Variety = 1 });
                var explanations = await explainer.ExplainAsync(context, list);

                Assert.NotEmpty(explanations);
                Assert.Equal(list.Partners.Select(one => (suggestions.Snapshot.ActorId(one.Actor), one.Score)), explanations.Select(one => (one.Partner.Id, one.Score)));
                foreach (var explanation in explanations)
                {
                    Assert.Equal(explanation.Score, explanation.Reasons.Sum(reason => reason.Value), 1e-4);
                    Assert.Equal(explanation.Score, explanation.ByTopic.Sum(topic => topic.Value), 1e-4);
                    Assert.Equal(explanation.Score, Enum.GetValues<SignalSide>().Sum(explanation.Of), 1e-4);
                    Assert.Equal(explanation.Reasons.Select(reason => reason.Value).OrderDescending(), explanation.Reasons.Select(reason => reason.Value));
                    Assert.Equal(Enum.GetValues<Signal>(), explanation.Reasons.Where(reason => reason.Signal is not null).Select(reason => reason.Signal!.Value).Order());
                }

                Assert.Contains(explanations, one => one.Reasons.Any(reason => reason is { Topic: ReasonTopic.Variety, Value: < 0 }));
                if (purpose == SuggestionPurpose.Mentor && list.Source == SuggestionSource.ColdStart) Assert.Contains(explanations[0].Reasons, reason => reason is { Topic: ReasonTopic.Topic, Value: > 0 });
            }
        }
    }

    [Fact]
    public async Task Explain_KnownTies_TellsSharedPartnersAndTheChain()
    {
        using var suggestions = await KnownAsync();

        var explanations = await ExplainAsync(suggestions, IndexOf(suggestions, _aurora));

        // Two joint works with Hibla, who has three; one with Salin, who has two: 2/3 against 1/2.
        var tagpo = explanations["Tagpo"];
        Assert.Equal(2, tagpo.SharedPartnerCount);
        Assert.Equal([("Hibla", 4 / 7.0), ("Salin", 3 / 7.0)], tagpo.SharedPartners.Select(share => (share.Actor.Name, share.Share)), Closely);
        Assert.Equal(["Aurora", "Hibla", "Tagpo"], tagpo.Chain.Select(label => label.Name));
        Assert.Subset(new HashSet<string> { "Hibla", "Salin" }, tagpo.Carriers.Select(carrier => carrier.Actor.Name).ToHashSet());

        var layo = explanations["Layo"];
        Assert.Equal((0, 0), (layo.SharedPartnerCount, layo.SharedPartners.Count));
        Assert.Equal(["Aurora", "Hibla", "Tagpo", "Layo"], layo.Chain.Select(label => label.Name));
        Assert.Empty(explanations["Lone"].Chain);
        Assert.Equal(["Aurora", "Hibla"], explanations["Hibla"].Chain.Select(label => label.Name));
    }

    [Fact]
    public async Task Explain_KnownProfiles_TellsNeedsOffersSectorsWordsAndLanguages()
    {
        using var suggestions = await KnownAsync();

        var tagpo = (await ExplainAsync(suggestions, IndexOf(suggestions, _aurora)))["Tagpo"];

        // Of eight actors one offers co-production and its wider term, nobody offers grants or theirs: rarities ln(8/2) and ln(8/1); a wider term holds half, with both.
        var met = Math.Log(4) / (1.5 * (Math.Log(4) + Math.Log(8)));
        Assert.Equal([("co-production", met), ("Making things together", met / 4)], Shares(tagpo.NeedsMet), Closely);
        Assert.Equal([("training courses", 2 / 3.0), ("People and skills", 1 / 6.0)], Shares(tagpo.OffersWanted), Closely);
        Assert.Equal(["Music", "Performance and celebration"], tagpo.Sectors.Select(sector => sector.Term));
        Assert.Equal(["en"], tagpo.Languages);
        Assert.Equal(2, tagpo.Words.Count);
        Assert.Contains(tagpo.Words, word => word.Term.StartsWith("pupp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explain_OtherWayRound_TellsTheOtherOnesNeeds()
    {
        using var suggestions = await KnownAsync();

        var aurora = (await ExplainAsync(suggestions, IndexOf(suggestions, _tagpo)))["Aurora"];

        Assert.Equal("training courses", aurora.NeedsMet[0].Term);
        Assert.Equal("co-production", aurora.OffersWanted[0].Term);
        Assert.Equal([("Hibla", 4 / 7.0), ("Salin", 3 / 7.0)], aurora.SharedPartners.Select(share => (share.Actor.Name, share.Share)), Closely);
    }

    [Fact]
    public async Task Explain_ActorsGoneSince_LeavesThemOutAndCanStillBeSaid()
    {
        using var suggestions = await KnownAsync();
        var list = suggestions.For(IndexOf(suggestions, _aurora), 20);
        Assert.Contains(list.Partners, one => one.Actor == IndexOf(suggestions, _layo));
        await using var context = _registry.CreateContext();
        long[] gone = [_hibla.Id, _salin.Id, _layo.Id];
        await context.Participations.Where(p => gone.Contains(p.ActorId)).ExecuteDeleteAsync();
        await context.Actors.Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync();

        var explanations = await new SuggestionExplainer(suggestions).ExplainAsync(context, list);

        Assert.DoesNotContain(explanations, one => one.Partner.Name == "Layo");
        var tagpo = explanations.Single(one => one.Partner.Name == "Tagpo");
        Assert.Equal((2, 0, 0, 0), (tagpo.SharedPartnerCount, tagpo.SharedPartners.Count, tagpo.Carriers.Count, tagpo.Chain.Count));
        Assert.Equal(tagpo.Score, tagpo.Reasons.Sum(reason => reason.Value), 1e-4);
        foreach (var topic in Enum.GetValues<ReasonTopic>())
            foreach (var value in new[] { -1.0, 1 }) Assert.NotEmpty(ReasonPhrases.Say(topic, value, tagpo));
    }

    private static bool Closely((string Term, double Share) one, (string Term, double Share) other) => one.Term == other.Term && Math.Abs(one.Share - other.Share) < 1e-5;

    private static (string, double)[] Shares(IReadOnlyList<TermShare> terms) => [.. terms.Select(term => (term.Term, term.Share))];

    private static int IndexOf(PartnerSuggestions suggestions, Actor actor) => suggestions.Snapshot.IndexOf(actor.Id)!.Value;

    private async Task<Dictionary<string, SuggestionExplanation>> ExplainAsync(PartnerSuggestions suggestions, int actor)
    {
        await using var context = _registry.CreateContext();
        var list = suggestions.For(actor, new SuggestionRequest { Count = 20, IncludePartners = true });
        return (await new SuggestionExplainer(suggestions).ExplainAsync(context, list)).ToDictionary(one => one.Partner.Name);
    }

    // Aurora = Hibla – Tagpo – Layo, Aurora – Salin – Tagpo; Usa – Duha apart; Lone without a past.
    private async Task<PartnerSuggestions> KnownAsync()
    {
        (_aurora.Description, _tagpo.Description) = ("Shadow puppets", "Puppets without a shadow");
        (_aurora.Languages, _tagpo.Languages) = (["en", "fil"], ["en-GB", "vi"]);
        (_aurora.Sectors, _tagpo.Sectors, _layo.Sectors, _lone.Sectors) = (["music", "museums"], ["music"], ["music"], ["music"]);
        _aurora.Interests.AddRange([TestData.Interest(InterestKind.Need, "co-production"), TestData.Interest(InterestKind.Need, "grants"), TestData.Interest(InterestKind.Offer, "training")]);
        _tagpo.Interests.AddRange([TestData.Interest(InterestKind.Offer, "co-production"), TestData.Interest(InterestKind.Need, "training")]);
        Actor[][] works =
        [
            [_aurora, _hibla], [_aurora, _hibla], [_aurora, _salin], [_hibla, _tagpo], [_salin, _tagpo], [_tagpo, _layo], [TestData.Actor("Usa"), TestData.Actor("Duha")],
        ];
        await _registry.AddAsync(_lone, [.. works.Select(work => TestData.Collaboration(work))]);
        await PlantedRegistry.TrainAsync(_registry);
        return await PartnerSuggestions.LoadAsync(_registry.Database);
    }
}

using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

public sealed class PartnerSuggestionsTests
{
    [Fact]
    public async Task For_EveryActor_SuggestsNeitherItselfNorAPartnerAndSumsContributions()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        for (var actor = 0; actor < PlantedRegistry.Actors; actor++)
        {
            var list = suggestions.For(actor, 1000);
            var partners = PartnersOf(suggestions.Snapshot, actor);
            Assert.NotEmpty(list.Partners);
            Assert.Equal((actor, SuggestionSource.Collaborations), (list.Actor, list.Source));
            Assert.DoesNotContain(list.Partners, p => p.Actor == actor || partners.Contains(p.Actor));
            Assert.Equal(list.Partners.Count, list.Partners.DistinctBy(p => p.Actor).Count());
            Assert.Equal(list.Partners.Select(p => p.Score).OrderDescending(), list.Partners.Select(p => p.Score));
            Assert.Contains(list.Partners, p => p.Addends.Any(addend => addend.Kind == AddendKind.Variety));
            foreach (var partner in list.Partners)
                Assert.Equal(partner.Score, ScoreReasons.Of(suggestions, list, partner).Sum(reason => reason.Value), 1e-9);
        }
    }

    [Fact]
    public async Task For_FilteredByHelixOrCountry_KeepsTheOrderOfThoseThatFit()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var snapshot = suggestions.Snapshot;

        var all = suggestions.For(0, 1000).Partners.Select(p => p.Actor).ToHashSet();
        var ofHelix = suggestions.For(0, 1000, new(Helix.Media)).Partners;
        var ofCountry = suggestions.For(0, 1000, new(Country: "KR")).Partners;
        var ofBoth = suggestions.For(0, 1000, new(Helix.Media, "KR")).Partners;

        Assert.Equal(all.Where(a => snapshot.HelixOf(a) == Helix.Media).Order(), ofHelix.Select(p => p.Actor).Order());
        Assert.Equal(all.Where(a => snapshot.CountryOf(a) == "KR").Order(), ofCountry.Select(p => p.Actor).Order());
        Assert.Equal(all.Where(a => snapshot.CountryOf(a) == "KR" && snapshot.HelixOf(a) == Helix.Media).Order(), ofBoth.Select(p => p.Actor).Order());
        Assert.All([ofHelix.Count, ofCountry.Count, ofBoth.Count], count => Assert.True(count > 0));
        Assert.Empty(suggestions.For(0, 1000, new(Country: "LA")).Partners);
        Assert.Equal(3, suggestions.For(0, 3).Partners.Count);
    }

    [Fact]
    public async Task For_ActorAddedAfterTraining_GetsAColdStartListOfActivePartners()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        var newcomer = await registry.AddAsync(TestData.Actor("Newcomer", "VN", Helix.Academia));
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var list = suggestions.For(suggestions.Snapshot.IndexOf(newcomer.Id)!.Value, 10);

        Assert.Equal(SuggestionSource.ColdStart, list.Source);
        Assert.Equal(10, list.Partners.Count);
        Assert.All(list.Partners, p => Assert.NotEmpty(PartnersOf(suggestions.Snapshot, p.Actor)));
        Assert.All(Enumerable.Range(0, PlantedRegistry.Actors), actor => Assert.DoesNotContain(suggestions.For(actor, 1000).Partners, p => p.Actor == list.Actor));
    }

    [Fact]
    public async Task For_CollaborationAddedAfterTraining_IsReflectedWithoutRetraining()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        var newcomer = await registry.AddAsync(TestData.Actor("Newcomer", "VN", Helix.Academia));
        Actor[] circle;
        await using (var context = registry.CreateContext())
        {
            var inCircle = Enumerable.Range(0, 3).Select(at => $"Actor {at:000}").ToList();
            circle = await context.Actors.Where(a => inCircle.Contains(a.Name) || a.Id == newcomer.Id).OrderBy(a => a.Id).ToArrayAsync();
            context.Add(TestData.Collaboration(new DateOnly(2024, 12, 1), circle));
            await context.SaveChangesAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var at = suggestions.Snapshot.IndexOf(newcomer.Id)!.Value;
        var list = suggestions.For(at, 6);

        Assert.Equal(SuggestionSource.Collaborations, list.Source);
        Assert.DoesNotContain(list.Partners, p => circle.Any(a => a.Id == suggestions.Snapshot.ActorId(p.Actor)));

        // Its partners are of the first circle, and so are those whom it should meet next, by the network and by its folded-in factors alone.
        Assert.All(list.Partners.Take(4), p => Assert.InRange(p.Actor, 0, PlantedRegistry.InCircle - 1));
        var factors = suggestions.Ranker.Signals.Factors;
        var likeliest = Enumerable.Range(0, PlantedRegistry.Actors).OrderByDescending(other => factors.Score(at, other)).Take(6);
        Assert.All(likeliest, other => Assert.InRange(other, 0, PlantedRegistry.InCircle - 1));
        Assert.Contains(suggestions.For(PlantedRegistry.InCircle - 1, 1000).Partners.Concat(suggestions.For(PlantedRegistry.InCircle - 2, 1000).Partners), p => p.Actor == at);
        Assert.DoesNotContain(suggestions.For(0, 1000).Partners, p => p.Actor == at);
    }

    [Fact]
    public async Task Load_KnownActorsWorkedTogetherSinceTraining_FoldsBothInAndLeavesTheRest()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var version = await PlantedRegistry.TrainAsync(registry);
        using var file = await new ModelStore(registry.Database).OpenAsync(version);
        await using (var context = registry.CreateContext())
        {
            var both = await context.Actors.Where(a => a.Name == "Actor 000" || a.Name == "Actor 036").OrderBy(a => a.Id).ToArrayAsync();
            context.Add(TestData.Collaboration(new DateOnly(2024, 12, 1), both));
            await context.SaveChangesAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var factors = suggestions.Ranker.Signals.Factors;
        for (var actor = 0; actor < PlantedRegistry.Actors; actor++)
            Assert.Equal(actor is not (0 or 36), file.Factors.Rows.Row(actor).SequenceEqual(factors.Rows.Row(actor)));
    }

    [Fact]
    public async Task Load_RegistryUnchanged_UsesTheTrainedFactorsAsTheyAre()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var version = await PlantedRegistry.TrainAsync(registry);
        using var file = await new ModelStore(registry.Database).OpenAsync(version);
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        Assert.True(file.Factors.Rows.Values.SequenceEqual(suggestions.Ranker.Signals.Factors.Rows.Values));
        Assert.True(file.Factors.Columns.Values.SequenceEqual(suggestions.Ranker.Signals.Factors.Columns.Values));
    }

    [Fact]
    public async Task Load_ActorRemovedSinceTraining_SuggestsToTheOthers()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        await using (var context = registry.CreateContext())
        {
            var first = await context.Actors.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync();
            await context.Participations.Where(p => p.ActorId == first).ExecuteDeleteAsync();
            await context.Actors.Where(a => a.Id == first).ExecuteDeleteAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        Assert.Equal(PlantedRegistry.Actors - 1, suggestions.Snapshot.ActorCount);
        Assert.NotEmpty(suggestions.For(0, 5).Partners);
    }

    [Fact]
    public async Task Load_AsOfWithoutSuchAModel_NamesTheCommand()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        await PlantedRegistry.TrainAsync(registry, PlantedRegistry.Cut.AddDays(1), activate: false);

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => PartnerSuggestions.LoadAsync(registry.Database, PlantedRegistry.Cut));

        Assert.Contains("matchmaker train --as-of 2024-01-01 --keep-serving", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_ModelWithoutItsPartnerSections_IsRefusedWithItsName()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var version = await PlantedRegistry.TrainAsync(registry);
        var store = new ModelStore(registry.Database);
        ModelCard card;
        using (var file = await store.OpenAsync(version))
        {
            card = file.Card;
            ModelFile.Save(store.PathOf(version), file.Factors, card);
        }

        using (var bare = ModelFile.Open(store.PathOf(version))) card = bare.Card;
        await using (var context = registry.CreateContext())
            await context.ModelVersions.ExecuteUpdateAsync(set => set.SetProperty(m => m.Card, card.ToJson()));

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => PartnerSuggestions.LoadAsync(registry.Database));

        Assert.Contains($"Model {version.Name}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_ManyThreadsAtOnce_GivesTheSameLists()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var expected = Enumerable.Range(0, PlantedRegistry.Actors).Select(actor => SuggestionText.Of(suggestions.For(actor, 10))).ToArray();

        var actual = new string[16 * PlantedRegistry.Actors];
        Parallel.For(0, actual.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at => actual[at] = SuggestionText.Of(suggestions.For(at % PlantedRegistry.Actors, 10)));

        for (var at = 0; at < actual.Length; at++) Assert.Equal(expected[at % PlantedRegistry.Actors], actual[at]);
    }

    private static HashSet<int> PartnersOf(RegistrySnapshot snapshot, int actor)
    {
        var partners = new HashSet<int>();
        for (var c = 0; c < snapshot.Collaborations.CollaborationCount; c++)
            if (snapshot.Collaborations.Members(c).Contains(actor)) partners.UnionWith(snapshot.Collaborations.Members(c).ToArray());
        partners.Remove(actor);
        return partners;
    }
}

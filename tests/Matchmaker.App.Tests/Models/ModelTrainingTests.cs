using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Tests.Matching;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

public sealed class ModelTrainingTests
{
    [Fact]
    public async Task Train_Registry_WritesFileAndCardListsAndServes()
    {
        using var registry = await PlantedRegistry.SqliteAsync();

        var version = await PlantedRegistry.TrainAsync(registry);

        var store = new ModelStore(registry.Database);
        Assert.Equal("20260301-083100", version.Name);
        Assert.True(File.Exists(store.PathOf(version)));
        Assert.Equal(version.Name, (await store.ActiveAsync()).Name);
        Assert.Equal([version.Name], (await store.ListAsync()).Select(m => m.Name));
        Assert.Equal(ModelCard.FromJson(version.Card), ModelCard.FromJson(await File.ReadAllTextAsync(ModelFile.CardPathOf(store.PathOf(version)))), SameCard);
    }

    [Fact]
    public async Task Train_AsOf_CardSaysWhatItWasMadeOf()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var snapshot = await RegistrySnapshot.LoadAsync(registry.Database);
        var known = snapshot.KnownBefore(PlantedRegistry.Cut);

        var card = ModelCard.FromJson((await PlantedRegistry.TrainAsync(registry, PlantedRegistry.Cut, seed: 5)).Card);

        Assert.Equal(PlantedRegistry.Cut, card.CutDate);
        Assert.Equal(snapshot.HashOf(known), card.DataHash);
        Assert.Equal((8, 3, 5), (card.Options.Rank, card.Options.Epochs, card.Options.Seed));
        Assert.Equal(PlantedRegistry.Actors, card.Counts["actors"]);
        Assert.Equal(known.CollaborationCount, card.Counts["collaborations"]);
        Assert.InRange(known.CollaborationCount, 100, PlantedRegistry.Collaborations - 1);
        Assert.Equal(PairsOf(snapshot, PlantedRegistry.Cut), card.Counts["pairs"]);
        Assert.InRange(card.Counts["learntFrom"], 20, PlantedRegistry.Actors);
        Assert.InRange(card.Metrics["validationNdcg@20"], 0.1, 1);
        Assert.InRange(card.Metrics["validationRecall@20"], 0.1, 1);
        Assert.True(card.Metrics.ContainsKey("validationPageRankNdcg@20") && card.Metrics.ContainsKey("rankerPenalty"));
        Assert.True(card.Duration > TimeSpan.Zero);
        Assert.Equal(registry.Clock.Now, card.CreatedAt);
    }

    [Fact]
    public async Task Train_SameRegistryAndSeed_GivesTheSameFileAndAnotherSeedAnother()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database);

        var one = await PlantedRegistry.TrainAsync(registry);
        var again = await PlantedRegistry.TrainAsync(registry);
        var other = await PlantedRegistry.TrainAsync(registry, seed: 2);

        var bytes = await File.ReadAllBytesAsync(store.PathOf(one));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(store.PathOf(again)));
        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(store.PathOf(other)));
        Assert.Equal(3, (await store.ListAsync()).Select(m => m.Name).Distinct().Count());
    }

    [Fact]
    public async Task Train_TwiceInOneSecond_CountsTheName()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var first = await PlantedRegistry.TrainAsync(registry);
        registry.Clock.Now -= TimeSpan.FromMinutes(1);

        var second = await PlantedRegistry.TrainAsync(registry);

        Assert.Equal(first.Name + "-2", second.Name);
        Assert.Equal(second.Name, (await new ModelStore(registry.Database).ActiveAsync()).Name);
    }

    [Fact]
    public async Task Train_NotActivated_LeavesTheOtherServing()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var serving = await PlantedRegistry.TrainAsync(registry);

        var listed = await PlantedRegistry.TrainAsync(registry, activate: false);

        var store = new ModelStore(registry.Database);
        Assert.False(listed.IsActive);
        Assert.Equal(serving.Name, (await store.ActiveAsync()).Name);
        Assert.Equal([listed.Name, serving.Name], (await store.ListAsync()).Select(m => m.Name));
    }

    [Fact]
    public async Task Train_NothingToLearnFrom_SaysSoAndListsNothing()
    {
        using var registry = await TestRegistry.SqliteAsync();
        var error = await Assert.ThrowsAsync<ModelStoreException>(() => PlantedRegistry.TrainAsync(registry));
        Assert.Contains("nothing to train on", error.Message, StringComparison.Ordinal);
        await registry.AddAsync(TestData.Collaboration(new DateOnly(2024, 1, 1), TestData.Actor(), TestData.Actor("Other")), TestData.Collaboration(TestData.Actor("Alone")));

        error = await Assert.ThrowsAsync<ModelStoreException>(() => PlantedRegistry.TrainAsync(registry, new DateOnly(2024, 1, 1)));

        Assert.Contains("began before 2024-01-01", error.Message, StringComparison.Ordinal);
        Assert.Empty(await new ModelStore(registry.Database).ListAsync());
    }

    [Fact]
    public async Task Train_ModelsFolderIsAFile_IsRefusedAndListsNothing()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await File.WriteAllTextAsync(registry.Database.ModelsFolder, "in the way");

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => PlantedRegistry.TrainAsync(registry));

        Assert.Contains("--models", error.Message, StringComparison.Ordinal);
        Assert.Empty(await new ModelStore(registry.Database).ListAsync());
    }

    [Fact]
    public async Task Train_AsOf_NeverUsesWhatBeganLater()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry, PlantedRegistry.Cut);
        var before = await ListsAsync(registry);
        await using (var context = registry.CreateContext())
        {
            await context.Collaborations.Where(c => c.StartDate >= PlantedRegistry.Cut && c.Id % 2 == 0).ExecuteDeleteAsync();
            foreach (var later in await context.Collaborations.Where(c => c.StartDate >= PlantedRegistry.Cut).ToListAsync()) later.Sectors = ["aaa", "zzz"];
            await context.SaveChangesAsync();
        }

        // The model made before works on the changed registry as it did, and so does one made now.
        Assert.Equal(before, await ListsAsync(registry));
        await PlantedRegistry.TrainAsync(registry, PlantedRegistry.Cut);
        Assert.Equal(before, await ListsAsync(registry));

        // What was known before is used, however.
        await using (var context = registry.CreateContext())
            await context.Collaborations.Where(c => c.StartDate < PlantedRegistry.Cut && c.Id % 2 == 0).ExecuteDeleteAsync();
        Assert.NotEqual(before, await ListsAsync(registry));
    }

    private static async Task<string> ListsAsync(TestRegistry registry)
    {
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database, PlantedRegistry.Cut);
        return SuggestionText.Of(suggestions);
    }

    private static int PairsOf(RegistrySnapshot snapshot, DateOnly cut)
    {
        var pairs = new HashSet<(int, int)>();
        for (var c = 0; c < snapshot.Collaborations.CollaborationCount; c++)
        {
            if (snapshot.Collaborations.Day(c) >= cut.DayNumber) continue;
            foreach (var one in snapshot.Collaborations.Members(c))
                foreach (var other in snapshot.Collaborations.Members(c))
                    if (one < other) pairs.Add((one, other));
        }

        return pairs.Count;
    }

    private static bool SameCard(ModelCard one, ModelCard other) => one.ToJson() == other.ToJson();
}

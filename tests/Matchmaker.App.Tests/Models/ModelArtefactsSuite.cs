using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

/// <summary>Models' files in the database: every node has them, and a damaged copy is made good.</summary>
public abstract class ModelArtefactsSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Open_CopyThatIsNoGood_IsFetchedAgain()
    {
        await PlantedRegistry.FillAsync(Registry);
        var version = await PlantedRegistry.TrainAsync(Registry);
        var store = new ModelStore(Registry.Database);
        var path = store.PathOf(version);
        var whole = await File.ReadAllBytesAsync(path);
        Action[] damages = [() => File.Delete(path), () => File.WriteAllBytes(path, whole[..^40]), () => File.WriteAllBytes(path, [.. whole.Select((one, at) => at == 3000 ? (byte)~one : one)])];

        foreach (var damage in damages)
        {
            damage();
            using (var file = await store.OpenAsync(version)) Assert.Equal(version.Name, file.Card.Version);
            Assert.Equal(whole, await File.ReadAllBytesAsync(path));
        }

        Assert.Empty(Directory.GetFiles(Registry.Database.ModelsFolder, "*.tmp*"));
    }

    [RegistryFact]
    public async Task Load_OnANodeThatHasNoFiles_ServesWhatAnotherTrained()
    {
        await PlantedRegistry.FillAsync(Registry);
        var version = await PlantedRegistry.TrainAsync(Registry);
        var other = RegistryDatabase.At(Registry.Address, Path.Combine(Registry.Folder, "other"), Registry.Clock);

        using var suggestions = await PartnerSuggestions.LoadAsync(other);

        Assert.Equal(version.Name, suggestions.Model.Name);
        Assert.NotEmpty(suggestions.For(0, 5).Partners);
    }

    [RegistryFact]
    public async Task Open_DamagedInTheDatabaseToo_SaysWhatToDo()
    {
        await PlantedRegistry.FillAsync(Registry);
        var version = await PlantedRegistry.TrainAsync(Registry);
        var store = new ModelStore(Registry.Database);
        File.Delete(store.PathOf(version));
        await using (var context = Registry.CreateContext())
        {
            var chunk = await context.ModelChunks.FirstAsync();
            chunk.Bytes = [.. chunk.Bytes.Reverse()];
            await context.SaveChangesAsync();
        }

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => store.OpenAsync(version));

        Assert.Contains("damaged in the database as well", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(store.PathOf(version)));
    }

    [RegistryFact]
    public async Task Add_WhatStandsAlongsideFails_StoresNothing()
    {
        await PlantedRegistry.FillAsync(Registry);
        var version = await PlantedRegistry.TrainAsync(Registry);
        var store = new ModelStore(Registry.Database);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.AddAsync(store.PathOf(version), ModelCard.FromJson(version.Card) with { Version = "another" }, activate: true, (_, _) => throw new InvalidOperationException("The lease is lost.")));

        await using var context = Registry.CreateContext();
        Assert.Equal([version.Name], await context.ModelVersions.Select(one => one.Name).ToListAsync());
        Assert.Equal([version.Id], await context.ModelChunks.Select(chunk => chunk.ModelVersionId).Distinct().ToListAsync());
    }

    [RegistryFact]
    public async Task Prune_ManyVersions_KeepsTheNewestAndWhatARollbackNeeds()
    {
        await PlantedRegistry.FillAsync(Registry);
        var store = new ModelStore(Registry.Database, Registry.Clock);
        var previous = await PlantedRegistry.TrainAsync(Registry);
        var serving = await PlantedRegistry.TrainAsync(Registry);
        var old = await PlantedRegistry.TrainAsync(Registry, activate: false);
        ModelVersion[] newest = [await PlantedRegistry.TrainAsync(Registry, activate: false), await PlantedRegistry.TrainAsync(Registry, activate: false)];

        var removed = await store.PruneAsync(2);

        Assert.Equal(1, removed);
        Assert.False(File.Exists(store.PathOf(old)));
        Assert.Equal(
            new[] { previous, serving, newest[0], newest[1] }.Select(one => one.Name).Order(), (await store.AtHandAsync(await store.ListAsync())).Select(one => one.Name).Order());
        var error = await Assert.ThrowsAsync<ModelStoreException>(() => store.ActivateAsync(old.Name));
        Assert.Contains("to make room", error.Message, StringComparison.Ordinal);
        Assert.Equal(previous.Name, (await store.RollBackAsync()).Name);
    }
}

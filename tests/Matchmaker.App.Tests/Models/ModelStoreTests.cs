using Matchmaker.App.Models;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

public sealed class ModelStoreTests
{
    [Fact]
    public async Task Activate_UnknownName_NamesTheKnownAndChangesNothing()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database);
        Assert.Contains("matchmaker train", (await Assert.ThrowsAsync<ModelStoreException>(() => store.ActivateAsync("x"))).Message, StringComparison.Ordinal);
        var serving = await PlantedRegistry.TrainAsync(registry);

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => store.ActivateAsync("x"));

        Assert.Contains(serving.Name, error.Message, StringComparison.Ordinal);
        Assert.Equal(serving.Name, (await store.ActiveAsync()).Name);
    }

    [Theory]
    [InlineData("flip", "checksum")]
    [InlineData("cut", "truncated")]
    [InlineData("empty", "empty")]
    [InlineData("missing", "There is no model at")]
    [InlineData("missing card", "has no card")]
    [InlineData("another file", "card beside it is that of another model")]
    [InlineData("another file and card", "is not the one that model")]
    [InlineData("another registry", "is not the one that model")]
    public async Task Activate_FileThatCannotServe_IsRefusedAndTheOtherGoesOn(string damage, string reason)
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database);
        var bad = await PlantedRegistry.TrainAsync(registry);
        var good = await PlantedRegistry.TrainAsync(registry, seed: 2);
        await DamageAsync(store.PathOf(bad), store.PathOf(good), damage);
        await PlantedRegistry.ForgetArtefactsAsync(registry);

        var error = await Assert.ThrowsAsync<ModelStoreException>(() => store.ActivateAsync(bad.Name));
        await Assert.ThrowsAsync<ModelStoreException>(() => store.RollBackAsync());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("matchmaker", error.Message, StringComparison.Ordinal);
        Assert.Equal(good.Name, (await store.ActiveAsync()).Name);
        (await store.OpenAsync(await store.ActiveAsync())).Dispose();
    }

    [Fact]
    public async Task RollBack_TheOneBeforeIsDamaged_GoesPastIt()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database, registry.Clock);
        var first = await PlantedRegistry.TrainAsync(registry);
        var second = await PlantedRegistry.TrainAsync(registry);
        await PlantedRegistry.TrainAsync(registry);
        await DamageAsync(store.PathOf(second), store.PathOf(first), "flip");
        await PlantedRegistry.ForgetArtefactsAsync(registry);

        Assert.Equal(first.Name, (await store.RollBackAsync()).Name);
    }

    [Fact]
    public async Task RollBack_AgainAndAgain_GoesBackInOrderAndThenSaysThereIsNoMore()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database, registry.Clock);
        var first = await PlantedRegistry.TrainAsync(registry);
        await PlantedRegistry.TrainAsync(registry, activate: false);
        var second = await PlantedRegistry.TrainAsync(registry);
        await PlantedRegistry.TrainAsync(registry);

        Assert.Equal(second.Name, (await store.RollBackAsync()).Name);
        Assert.Equal(first.Name, (await store.RollBackAsync()).Name);
        var error = await Assert.ThrowsAsync<ModelStoreException>(() => store.RollBackAsync());

        Assert.Contains("nothing to roll back to", error.Message, StringComparison.Ordinal);
        Assert.Equal(first.Name, (await store.ActiveAsync()).Name);
        Assert.Equal([first.Name], (await store.ListAsync()).Where(m => m.IsActive).Select(m => m.Name));
    }

    [Fact]
    public async Task RollBack_AfterAnotherRollBackAndANewModel_DoesNotReturnToTheWithdrawn()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database, registry.Clock);
        var first = await PlantedRegistry.TrainAsync(registry);
        await PlantedRegistry.TrainAsync(registry);
        await store.RollBackAsync();
        await PlantedRegistry.TrainAsync(registry);

        Assert.Equal(first.Name, (await store.RollBackAsync()).Name);
    }

    [Fact]
    public async Task RollBack_ClockStoodStillOrWasSetBack_FollowsTheOrderOfActivations()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var store = new ModelStore(registry.Database, registry.Clock);
        var first = await PlantedRegistry.TrainAsync(registry);
        var second = await PlantedRegistry.TrainAsync(registry);
        registry.Clock.Now -= TimeSpan.FromDays(1);
        await store.ActivateAsync(first.Name);

        Assert.Equal(second.Name, (await store.RollBackAsync()).Name);
    }

    [Fact]
    public async Task Active_NoneServes_SaysHowToTrain()
    {
        using var registry = await TestRegistry.SqliteAsync();

        foreach (var ask in new Func<Task>[] { () => new ModelStore(registry.Database).ActiveAsync(), () => new ModelStore(registry.Database).RollBackAsync() })
            Assert.Contains("matchmaker train", (await Assert.ThrowsAsync<ModelStoreException>(ask)).Message, StringComparison.Ordinal);
    }

    private static async Task DamageAsync(string path, string other, string damage)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        switch (damage)
        {
            case "flip":
                bytes[bytes.Length / 2] ^= 1;
                await File.WriteAllBytesAsync(path, bytes);
                break;
            case "cut":
                await File.WriteAllBytesAsync(path, bytes[..^50]);
                break;
            case "empty":
                await File.WriteAllBytesAsync(path, []);
                break;
            case "missing":
                File.Delete(path);
                break;
            case "missing card":
                File.Delete(ModelFile.CardPathOf(path));
                break;
            case "another registry":
                using (var elsewhere = await PlantedRegistry.SqliteAsync())
                {
                    var foreign = await PlantedRegistry.TrainAsync(elsewhere, PlantedRegistry.Cut);
                    Copy(new ModelStore(elsewhere.Database).PathOf(foreign), path, withCard: true);
                }

                break;
            default:
                Copy(other, path, withCard: damage.EndsWith("card", StringComparison.Ordinal));
                break;
        }
    }

    private static void Copy(string from, string to, bool withCard)
    {
        File.Copy(from, to, overwrite: true);
        if (withCard) File.Copy(ModelFile.CardPathOf(from), ModelFile.CardPathOf(to), overwrite: true);
    }
}

using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

/// <summary>The serving model follows the registry by its change log.</summary>
public abstract class LiveMatchingSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open), IDisposable
{
    private LiveMatching? _live;

    private LiveMatching Live => _live ??= new(Registry.Database);

    public void Dispose()
    {
        _live?.Dispose();
        GC.SuppressFinalize(this);
    }

    [RegistryFact]
    public async Task Refresh_NothingChanged_KeepsWhatServes()
    {
        await BeginAsync();

        Assert.False(await Live.RefreshAsync());
        Assert.False(await Live.RefreshAsync());
    }

    [RegistryFact]
    public async Task Refresh_SomebodyBlocked_ChangesTheRulesAlone()
    {
        var actors = await BeginAsync();
        var before = await ServingAsync();
        Assert.Equal(SuggestionVerdict.Allowed, before.Rules.Judge(0, 40));

        await Registry.AddAsync(new Feedback { ActorId = actors[0], PartnerId = actors[40], Kind = FeedbackKind.Blocked, At = Registry.Clock.Now });

        Assert.True(await Live.RefreshAsync());
        var after = await ServingAsync();
        Assert.Same(before, after);
        Assert.Equal(SuggestionVerdict.Blocked, after.Rules.Judge(0, 40));
        Assert.False(await Live.RefreshAsync());
    }

    [RegistryFact]
    public async Task Refresh_NewActorAndCollaboration_AreFoldedIn()
    {
        await BeginAsync();
        var before = await ServingAsync();
        await using (var context = CreateContext())
        {
            context.Add(TestData.Collaboration(TestData.Actor("Newcomer"), await context.Actors.FirstAsync()));
            await context.SaveChangesAsync();
        }

        Assert.True(await Live.RefreshAsync());

        var after = await ServingAsync();
        Assert.Equal(before.Snapshot.ActorCount + 1, after.Snapshot.ActorCount);
        Assert.Equal(before.Model.Id, after.Model.Id);
        Assert.NotEmpty(after.For(after.Snapshot.ActorCount - 1, 5).Partners);
        var whole = await RegistrySnapshot.LoadAsync(Registry.Database);
        Assert.Equal(whole.HashOf(whole.Collaborations), after.Snapshot.HashOf(after.Snapshot.Collaborations));
        Assert.False(await Live.RefreshAsync());
    }

    [RegistryFact]
    public async Task Refresh_AnotherModel_ServesOnTheSnapshotAtHand()
    {
        await BeginAsync();
        var before = await ServingAsync();
        var other = await PlantedRegistry.TrainAsync(Registry, seed: 2);

        Assert.True(await Live.RefreshAsync());

        var after = await ServingAsync();
        Assert.Equal(other.Name, after.Model.Name);
        Assert.Same(before.Snapshot, after.Snapshot);
    }

    [RegistryFact]
    public async Task Refresh_AskedForAll_ReadsAllAnew()
    {
        await BeginAsync();
        var before = await ServingAsync();
        await using (var context = CreateContext()) await ChangeLog.AskForAllAsync(Registry.Database, context, default);
        var written = File.GetLastWriteTimeUtc(SnapshotFile.PathOf(Registry.Database));
        await Task.Delay(20);

        Assert.True(await Live.RefreshAsync());

        Assert.NotSame(before.Snapshot, (await ServingAsync()).Snapshot);
        Assert.True(File.GetLastWriteTimeUtc(SnapshotFile.PathOf(Registry.Database)) > written);
        Assert.False(await Live.RefreshAsync());
    }

    [RegistryFact]
    public async Task Refresh_ModelThatCannotBeUsed_IsTriedAgainWhenSomethingChanges()
    {
        await BeginAsync();
        var before = await ServingAsync();
        var other = await PlantedRegistry.TrainAsync(Registry, seed: 2);
        await using (var context = CreateContext()) await context.ModelChunks.ExecuteDeleteAsync();
        foreach (var file in Directory.GetFiles(Registry.Database.ModelsFolder, other.FileName)) await File.WriteAllBytesAsync(file, [1, 2, 3]);

        Assert.False(await Live.RefreshAsync());
        Assert.Contains(other.Name, Live.Problem, StringComparison.Ordinal);
        Assert.Same(before, await ServingAsync());
        Assert.False(await Live.RefreshAsync());

        await Registry.AddAsync(TestData.Actor("Newcomer"));
        await using (var context = CreateContext()) await context.ModelVersions.Where(model => model.Id == other.Id).ExecuteUpdateAsync(change => change.SetProperty(model => model.IsActive, false));
        await using (var context = CreateContext()) await context.ModelVersions.Where(model => model.Id != other.Id).ExecuteUpdateAsync(change => change.SetProperty(model => model.IsActive, true));

        Assert.True(await Live.RefreshAsync());
        Assert.Null(Live.Problem);
        Assert.Equal(before.Snapshot.ActorCount + 1, (await ServingAsync()).Snapshot.ActorCount);
    }

    private async Task<long[]> BeginAsync()
    {
        var actors = await PlantedRegistry.FillAsync(Registry);
        await PlantedRegistry.TrainAsync(Registry);
        Assert.True(await Live.RefreshAsync());
        return [.. actors.Select(actor => actor.Id)];
    }

    private async Task<PartnerSuggestions> ServingAsync()
    {
        using var lease = await Live.UseAsync();
        return lease.Suggestions;
    }
}

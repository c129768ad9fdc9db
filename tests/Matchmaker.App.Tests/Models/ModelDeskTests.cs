using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Editions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Factorization;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

public sealed class ModelDeskTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestRegistry _registry = null!;
    private LiveMatching _matching = null!;
    private BackgroundWork _work = null!;
    private ModelDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _registry = await PlantedRegistry.SqliteAsync();
        _matching = new(_registry.Database);
        _work = new(_registry.Database);
        _desk = Desk(Edition.Embedded);
    }

    private ModelDesk Desk(Edition edition)
    {
        var store = new ModelStore(_registry.Database);
        return new(_registry.Database, store, new(store, _matching), _work, new ChosenProviders(edition, _ => null));
    }

    public async Task DisposeAsync() => await _work.DisposeAsync();

    public void Dispose()
    {
        _matching.Dispose();
        _registry.Dispose();
    }

    [Fact]
    public async Task TrainAsync_ToBeLookedAtFirst_LeavesTheOtherServing()
    {
        var serving = await PlantedRegistry.TrainAsync(_registry);
        _registry.Clock.Now += TimeSpan.FromMinutes(1);

        var done = await EndAsync(await _desk.TrainAsync(TestCallers.Curator, activate: false));

        Assert.Equal(WorkState.Done, done.State);
        Assert.Equal([done.Outcome!, serving.Name], (await _desk.ListAsync(TestCallers.Curator)).Select(line => line.Version.Name));
        Assert.Equal(serving.Name, (await new ModelStore(_registry.Database).ActiveAsync()).Name);
        Assert.Equal(done.Outcome, ModelDesk.ModelOf(done));
        Assert.Equal([("model.training", null), ("model.trained", $"model:{done.Outcome}")], await AuditAsync());
    }

    [Fact]
    public async Task TrainAsync_ToServeAtOnce_Serves()
    {
        var done = await EndAsync(await _desk.TrainAsync(TestCallers.Key, activate: true));

        Assert.Equal(WorkState.Done, done.State);
        Assert.Equal(done.Outcome, _matching.Serving?.Model.Name);
        Assert.Equal(["model.training", "model.activated", "model.trained"], (await AuditAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task TrainAsync_EditionWithTwoTrainers_TriesBoth()
    {
        var desk = Desk(Edition.Embedded with { Trainers = [new("als", "the Engine's ALS", () => new AlsTrainer()), new("misled", "nothing", () => new MisledTrainer())] });

        var done = await EndAsync(await desk.TrainAsync(TestCallers.Curator, activate: false));

        var card = (await desk.ListAsync(TestCallers.Curator)).Single(line => line.Version.Name == done.Outcome).Card!;
        Assert.Equal(["als", "misled"], card.Trainers.Select(trial => trial.Trainer));
    }

    [Fact]
    public async Task EvaluateAsync_MadeByATrainerOfAnotherEdition_IsRefused()
    {
        var version = await PlantedRegistry.TrainAsync(_registry);
        var desk = Desk(Edition.Embedded with { Name = "Other", Trainers = [new("misled", "nothing", () => new MisledTrainer())] });

        var error = await Assert.ThrowsAsync<UnknownProviderException>(() => desk.EvaluateAsync(TestCallers.Curator, version.Name));

        Assert.Contains("'als', which the Other edition does not hold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_NothingToLearnFrom_FailsAndSaysSo()
    {
        await using (var context = _registry.CreateContext()) await context.Collaborations.ExecuteDeleteAsync();

        var done = await EndAsync(await _desk.TrainAsync(TestCallers.Curator, activate: true));

        Assert.Equal(WorkState.Failed, done.State);
        Assert.Contains("nothing to train on", done.Outcome, StringComparison.Ordinal);
        Assert.Null(ModelDesk.ModelOf(done));
        Assert.Empty(await _desk.ListAsync(TestCallers.Curator));
    }

    [Fact]
    public async Task TrainAsync_WhileOneWaits_IsRefusedUntilThatIsCancelled()
    {
        var gate = Block();
        var waiting = await _desk.TrainAsync(TestCallers.Curator, activate: false);

        var error = await Assert.ThrowsAsync<ModelBusyException>(() => _desk.TrainAsync(TestCallers.Key, activate: true));

        Assert.Contains("Curator", error.Message, StringComparison.Ordinal);
        Assert.Equal([waiting.Id], _desk.Work(TestCallers.Key).Select(item => item.Id));
        await _desk.CancelAsync(TestCallers.Key, waiting.Id);
        Assert.Equal(WorkState.Cancelled, (await EndAsync(waiting)).State);
        var next = await _desk.TrainAsync(TestCallers.Curator, activate: false);
        await _desk.CancelAsync(TestCallers.Curator, next.Id);
        gate.SetResult();
        Assert.Equal(WorkState.Cancelled, (await EndAsync(next)).State);
        Assert.Empty(await _desk.ListAsync(TestCallers.Curator));
    }

    [Fact]
    public async Task CancelAsync_EndedOrUnknown_LeavesAllAsItIs()
    {
        var ended = await EndAsync(await _desk.TrainAsync(TestCallers.Curator, activate: false));
        var other = _work.Start(TestCallers.Curator, Deed.TendRegistry, "other", "Other work", (_, _) => Task.FromResult<string?>(null));

        Assert.Equal(WorkState.Done, (await _desk.CancelAsync(TestCallers.Curator, ended.Id))?.State);
        Assert.Null(await _desk.CancelAsync(TestCallers.Curator, "none"));
        Assert.Null(await _desk.CancelAsync(TestCallers.Curator, other.Id));
    }

    [Fact]
    public async Task EvaluateAsync_Version_AddsFiguresOfTheLastYearToItsCard()
    {
        var version = await PlantedRegistry.TrainAsync(_registry);

        var done = await EndAsync(await _desk.EvaluateAsync(TestCallers.Curator, version.Name));

        Assert.Equal(WorkState.Done, done.State);
        Assert.Equal(version.Name, ModelDesk.ModelOf(done));
        var card = Assert.Single(await _desk.ListAsync(TestCallers.Curator)).Card!;
        var cut = ModelDesk.LastYear(await RegistrySnapshot.LoadAsync(_registry.Database));
        Assert.Equal((cut.Year * 10_000) + (cut.Month * 100) + cut.Day, card.Metrics[ModelDesk.CutMetric]);
        Assert.InRange(card.Metrics["testNdcg@20"], 0.01, 1);
        Assert.InRange(card.Metrics["testRecall@20"], 0.01, 1);
        Assert.True(card.Metrics["testQueries"] >= 1);
        Assert.True(card.Metrics.ContainsKey("testPopularityNdcg@20"));
        Assert.True(card.Metrics.ContainsKey("validationNdcg@20"), "What the training measured stays on the card.");
    }

    [Fact]
    public async Task EvaluateAsync_UnknownOrDamaged_IsRefusedAtOnce()
    {
        var version = await PlantedRegistry.TrainAsync(_registry);
        await using (var context = _registry.CreateContext()) await context.ModelVersions.ExecuteUpdateAsync(set => set.SetProperty(m => m.Card, "{"));

        await Assert.ThrowsAsync<ModelStoreException>(() => _desk.EvaluateAsync(TestCallers.Curator, "none"));
        await Assert.ThrowsAsync<ModelStoreException>(() => _desk.EvaluateAsync(TestCallers.Curator, version.Name));

        Assert.Null(Assert.Single(await _desk.ListAsync(TestCallers.Curator)).Card);
        Assert.Empty(_desk.Work(TestCallers.Curator));
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task EveryDeed_NotAllowed_IsDeniedAndLeavesNoTrace()
    {
        var version = await PlantedRegistry.TrainAsync(_registry);
        foreach (var caller in new[] { Caller.Visitor, TestCallers.Person(1), new Caller { Name = "Reader", Key = new(8, null, [ApiScope.ReadModels]) } })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.TrainAsync(caller, activate: true));
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.EvaluateAsync(caller, version.Name));
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.ActivateAsync(caller, version.Name));
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.RollBackAsync(caller));
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.HasAsync(caller, version.Name));
            await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.CancelAsync(caller, "none"));
            Assert.Throws<AccessDeniedException>(() => _desk.Work(caller));
        }

        await Assert.ThrowsAsync<AccessDeniedException>(() => _desk.ListAsync(TestCallers.Person(1)));
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task HasAsync_Versions_KnowsThem()
    {
        var version = await PlantedRegistry.TrainAsync(_registry);
        Assert.True(await _desk.HasAsync(TestCallers.Curator, version.Name));
        Assert.False(await _desk.HasAsync(TestCallers.Curator, "none"));
    }

    // Holds the turn, so that what is asked for next waits.
    private TaskCompletionSource Block()
    {
        var gate = new TaskCompletionSource();
        _work.Start(TestCallers.Curator, Deed.TendRegistry, "gate", "Gate", async (_, cancelling) =>
        {
            await gate.Task.WaitAsync(cancelling);
            return null;
        });
        return gate;
    }

    private async Task<WorkItem> EndAsync(WorkItem begun)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var now = _desk.Work(TestCallers.Curator).Single(item => item.Id == begun.Id);
            if (now.IsFinished) return now;
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<List<(string Action, string? Subject)>> AuditAsync()
    {
        await using var context = _registry.CreateContext();
        return [.. (await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync()).Select(entry => (entry.Action, entry.Subject))];
    }
}

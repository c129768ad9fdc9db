using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Models.Retraining;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Factorization;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

/// <summary>Retraining as a job: what is published, what is not, and what is left when it ends in the middle.</summary>
public abstract class RetrainJobSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private static IRetraining Real => new InsideRetraining([new AlsTrainer()]) { Signals = PlantedRegistry.Small() };

    private ModelStore Store => new(Registry.Database, Registry.Clock);

    [RegistryFact]
    public async Task Run_NoModelYet_PublishesOneWithItsTrialOnTheCard()
    {
        await PlantedRegistry.FillAsync(Registry);

        var run = await RunAsync(Real);

        Assert.Equal((WorkState.Done, 1L), (run.State, run.Counts["published"]));
        var serving = await Store.ActiveAsync();
        var trial = ModelCard.FromJson(serving.Card).Trial;
        Assert.NotNull(trial);
        Assert.True(trial.IsPassed && trial.Queries > 0 && trial.LeadError > 0);
        Assert.Contains("No model served before", run.Outcome, StringComparison.Ordinal);
        await using var context = Registry.CreateContext();
        Assert.Equal($"model:{serving.Name}", await context.AuditEntries.Where(entry => entry.Action == "model.activated").Select(entry => entry.Subject).SingleAsync());
        Assert.Empty(Directory.GetDirectories(Registry.Database.ModelsFolder));
    }

    [RegistryFact]
    public async Task Run_NothingChanged_TrainsNothing()
    {
        await PlantedRegistry.FillAsync(Registry);
        await RunAsync(Real);

        var run = await RunAsync(Real);

        Assert.Equal(WorkState.Done, run.State);
        Assert.Contains("Nothing has changed", run.Outcome, StringComparison.Ordinal);
        Assert.Single(await Store.ListAsync());
    }

    [RegistryFact]
    public async Task Run_TwoTrainers_TriesBothPublishesTheBetterAndRestsWhereNothingChanged()
    {
        await PlantedRegistry.FillAsync(Registry);
        var both = new InsideRetraining([new MisledTrainer(), new AlsTrainer()]) { Signals = PlantedRegistry.Small() };

        await RunAsync(both);

        var card = ModelCard.FromJson((await Store.ActiveAsync()).Card);
        Assert.Equal(["misled", "als"], card.Trainers.Select(trial => trial.Trainer));
        Assert.Equal(card.Trainers.MaxBy(trial => trial.Ndcg)!.Trainer, card.Trainer);
        Assert.NotEqual(card.Trainers[0].Ndcg, card.Trainers[1].Ndcg);
        Assert.Contains("Nothing has changed", (await RunAsync(both)).Outcome, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_OneTrainerFails_PublishesTheOthersAndSaysWhy()
    {
        await PlantedRegistry.FillAsync(Registry);

        var run = await RunAsync(new InsideRetraining([new FailingTrainer(), new AlsTrainer()]) { Signals = PlantedRegistry.Small() });

        Assert.True(run.State == WorkState.Done, run.Outcome);
        var card = ModelCard.FromJson((await Store.ActiveAsync()).Card);
        Assert.Equal(("als", "There is no native part here."), (card.Trainer, card.Trainers[0].Problem));
    }

    [RegistryFact]
    public async Task Run_OtherSettingsServe_ComparesWithThemOnTheSameActors()
    {
        await PlantedRegistry.FillAsync(Registry);
        var before = await PlantedRegistry.TrainAsync(Registry, seed: 5);

        var run = await RunAsync(Real);

        Assert.True(run.State == WorkState.Done, run.Outcome);
        var trial = ModelCard.FromJson((await Store.ListAsync())[0].Card).Trial!;
        Assert.Equal(before.Name, trial.Incumbent);
        Assert.True(trial.DifferenceLow <= trial.Difference && trial.Difference <= trial.DifferenceHigh);
    }

    [RegistryFact]
    public async Task Run_WorseBeyondChance_IsKeptButDoesNotServe()
    {
        await PlantedRegistry.FillAsync(Registry);
        var before = await PlantedRegistry.TrainAsync(Registry, seed: 5);
        var failing = new ScriptedRetraining(Real, result => Task.FromResult(new RetrainResult(result.Card! with { Trial = result.Card.Trial! with { IsPassed = false, Verdict = "It is worse." } })));

        var run = await RunAsync(failing);

        Assert.Equal((WorkState.Done, 0L), (run.State, run.Counts["published"]));
        Assert.Contains("It is worse.", run.Outcome, StringComparison.Ordinal);
        Assert.Equal(before.Name, (await Store.ActiveAsync()).Name);
        Assert.Equal(2, (await Store.ListAsync()).Count);
    }

    [RegistryFact]
    public async Task Run_AnotherNodeTookOver_StoresNothing()
    {
        await PlantedRegistry.FillAsync(Registry);
        var robbed = new ScriptedRetraining(Real, async result =>
        {
            await using var context = Registry.CreateContext();
            await context.Jobs.Where(entry => entry.Name == "retrain").ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Token, entry => entry.Token + 1));
            return result;
        });

        await RunAsync(robbed);

        Assert.Empty(await Store.ListAsync());
        Assert.Empty(Directory.GetFileSystemEntries(Registry.Database.ModelsFolder));
        await using var registry = Registry.CreateContext();
        Assert.Equal(0, await registry.ModelChunks.CountAsync());
    }

    [RegistryFact]
    public async Task Run_FolderThatCannotBeWritten_SaysSoAndThePresentOneGoesOn()
    {
        await PlantedRegistry.FillAsync(Registry);
        var before = await PlantedRegistry.TrainAsync(Registry, seed: 5);
        await File.WriteAllTextAsync(Path.Combine(Registry.Database.ModelsFolder, $"drafts-{Registry.Database.ShortName}"), "in the way");

        var run = await RunAsync(Real);

        Assert.Equal(WorkState.Failed, run.State);
        Assert.Contains("--models", run.Outcome, StringComparison.Ordinal);
        Assert.Equal(before.Name, (await Store.ActiveAsync()).Name);
    }

    private async Task<JobRun> RunAsync(IRetraining training)
    {
        var job = new RetrainJob(Registry.Database, Store, training, new());
        var runner = new JobRunner(Registry.Database, new JobLeases(Registry.Database, "one"), [job], new RecordedAlarm());
        await runner.PrepareAsync();
        Registry.Clock.Now += TimeSpan.FromMinutes(1);
        await runner.AskAsync("retrain", Registry.Clock.Now);
        return (await runner.RunNextAsync("retrain"))!;
    }
}

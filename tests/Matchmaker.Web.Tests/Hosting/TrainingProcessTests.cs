using System.Diagnostics;
using Matchmaker.App.Demo;
using Matchmaker.App.Editions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Models.Retraining;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>Training in a process of its own: the real program, started as the app starts it.</summary>
public sealed class TrainingProcessTests : IAsyncLifetime
{
    private readonly Steps _steps = new();
    private TestRegistry _registry = null!;

    // Other tests run beside it, and must not keep it from its end.
    private static ChildRetraining Training(int mostMemoryMb) => new(TrainingProcess.Command, mostMemoryMb, ProcessPriorityClass.Normal);

    private string Made => Path.Combine(_registry.Folder, "made.model");

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await new DemoStore(_registry.Database).FillAsync(new() { Actors = 300, Collaborations = 600 });
    }

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Run_InItsOwnProcess_MakesAModelAndSaysHowFarItIs()
    {
        var result = await Training(1_000).RunAsync(Order(), _steps, CancellationToken.None);

        using var file = ModelFile.Open(Made);
        Assert.Equal(result.Card!.FileHash, file.Card.FileHash);
        Assert.NotNull(file.Card.Trial);
        Assert.Contains(_steps.All, step => step.What.StartsWith("Trial of als", StringComparison.Ordinal));
        Assert.True(_steps.All.Zip(_steps.All.Skip(1)).All(pair => pair.First.Part <= pair.Second.Part));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("als")]
    public async Task Run_AsTheAppStartsIt_TriesTheTrainersThatTheConfigurationNames(string? configured)
    {
        var providers = new ChosenProviders(ThisEdition.Current, name => name == ChosenProviders.TrainingSetting ? configured : null);
        var training = TrainingProcess.Apart(providers, new() { Priority = ProcessPriorityClass.Normal });

        var card = (await training.RunAsync(Order(), _steps, CancellationToken.None)).Card!;

        var names = providers.Trainers.Select(trainer => trainer.Name).ToArray();
        Assert.Equal(names.Length == 1 ? [] : names, card.Trainers.Select(trial => trial.Trainer));
        Assert.Equal(names.Order(), _steps.All.Where(step => step.What.StartsWith("Trial of ", StringComparison.Ordinal)).Select(step => step.What["Trial of ".Length..].Split(':')[0]).Distinct().Order());
        if (names.Length > 1) Assert.Equal(card.Trainers.MaxBy(trial => trial.Ndcg ?? 0)!.Trainer, card.Trainer);
    }

    [Fact]
    public async Task Run_TooLittleMemory_SaysWhatToRaise()
    {
        var error = await Assert.ThrowsAsync<ModelStoreException>(() => Training(12).RunAsync(Order(), _steps, CancellationToken.None));

        Assert.Contains("Retrain:MostMemoryMb", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Made));
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheProcess()
    {
        using var cancelling = new CancellationTokenSource();
        _steps.At = step =>
        {
            if (step.Part > 0) cancelling.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Training(1_000).RunAsync(Order(), _steps, cancelling.Token));

        Assert.False(File.Exists(Made));
    }

    [Fact]
    public async Task Run_NothingToLearnFrom_SaysSoInTheTrainingsOwnWords()
    {
        using var empty = await TestRegistry.SqliteAsync();

        var error = await Assert.ThrowsAsync<ModelStoreException>(() =>
            Training(1_000).RunAsync(Order() with { Db = empty.Address }, _steps, CancellationToken.None));

        Assert.Contains("nothing to train on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProgramThatIsNotThere_SaysWhatToDo()
    {
        var error = await Assert.ThrowsAsync<ModelStoreException>(() => new ChildRetraining(["/no/such/program"], 1_000).RunAsync(Order(), _steps, CancellationToken.None));

        Assert.Contains("Retrain:Inside", error.Message, StringComparison.Ordinal);
    }

    private RetrainOrder Order() => new() { Db = _registry.Address, Path = Made, Name = "made", Samples = 200 };

    private sealed class Steps : IProgress<WorkStep>
    {
        private readonly List<WorkStep> _all = [];

        public Action<WorkStep> At { get; set; } = _ => { };

        public IReadOnlyList<WorkStep> All => _all;

        public void Report(WorkStep value)
        {
            _all.Add(value);
            At(value);
        }
    }
}

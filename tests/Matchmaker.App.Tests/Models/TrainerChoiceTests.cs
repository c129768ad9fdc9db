using Matchmaker.App.Models;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Tests.Models;

public sealed class TrainerChoiceTests
{
    private static readonly IFactorTrainer[] Three = [new NamedTrainer("one"), new NamedTrainer("two"), new NamedTrainer("three")];

    [Theory]
    [InlineData("one", 0.3, 0.2, 0.1)]
    [InlineData("two", 0.1, 0.3, 0.2)]
    [InlineData("three", 0.1, 0.2, 0.3)]
    [InlineData("one", 0.2, 0.2, 0.2)]
    public void Of_Several_TakesTheBestAndTheFirstOfEquals(string expected, double one, double two, double three)
    {
        var choice = Choose(new() { ["one"] = one, ["two"] = two, ["three"] = three });

        Assert.Equal(expected, choice.Trainer.Name);
        Assert.Equal(new[] { one, two, three }[Array.FindIndex(Three, trainer => trainer.Name == expected)], choice.Trained.Validation!.Ndcg);
        Assert.Equal(["one", "two", "three"], choice.Trials.Select(trial => trial.Trainer));
        Assert.Equal([one, two, three], choice.Trials.Select(trial => trial.Ndcg!.Value));
    }

    [Fact]
    public void Of_OneTrainer_HasNoTrials() => Assert.Empty(TrainerChoice.Of([Three[0]], (_, _) => Trained(0.1), null).Trials);

    [Fact]
    public void Of_NoValidationYear_TakesTheFirstAndTrainsNoOther()
    {
        var choice = Choose(new() { ["one"] = null, ["two"] = 0.3, ["three"] = 0.3 });

        Assert.Equal("one", choice.Trainer.Name);
        Assert.Equal((1, null), (choice.Trials.Count, choice.Trials[0].Ndcg));
    }

    [Fact]
    public void Of_OneThatFails_GoesOnWithTheOthersAndSaysWhy()
    {
        var choice = TrainerChoice.Of(Three, (trainer, _) => trainer.Name == "one" ? throw new TrainingDivergedException(1) : Trained(trainer.Name == "two" ? 0.1 : 0.2), null);

        Assert.Equal("three", choice.Trainer.Name);
        Assert.Contains("raise the regularisation", choice.Trials[0].Problem, StringComparison.Ordinal);
        Assert.All(choice.Trials.Skip(1), trial => Assert.Null(trial.Problem));
    }

    [Fact]
    public void Of_AllFail_SaysWhyOfEach()
    {
        var error = Assert.Throws<ModelStoreException>(() => TrainerChoice.Of(Three, (trainer, _) => throw new PlatformNotSupportedException($"No {trainer.Name} here."), null));

        Assert.Contains("two: No two here.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnythingElse_IsNotSwallowed() =>
        Assert.Throws<OperationCanceledException>(() => TrainerChoice.Of(Three, (_, _) => throw new OperationCanceledException(), null));

    [Fact]
    public void Of_Several_CountsTheStepsOfAll()
    {
        var steps = new RecordedSteps();

        TrainerChoice.Of(Three, (_, progress) =>
        {
            progress!.Report(new("Looking back", 1, 2));
            progress.Report(new("Training", 2, 2));
            return Trained(0.1);
        }, steps);

        Assert.Equal([1, 2, 3, 4, 5, 6], steps.Seen.Select(step => step.Step));
        Assert.All(steps.Seen, step => Assert.Equal(6, step.Steps));
        Assert.Equal("two: Looking back", steps.Seen[2].What);
    }

    [Fact]
    public async Task Train_TwoTrainers_TheCardNamesBothAndTheBetterMadeTheModel()
    {
        using var registry = await PlantedRegistry.SqliteAsync();

        var version = await new ModelTraining(registry.Database, registry.Clock).TrainAsync(new() { Signals = PlantedRegistry.Small(), Trainers = [new MisledTrainer(), new AlsTrainer()] });

        var card = ModelCard.FromJson(version.Card);
        Assert.Equal(["misled", "als"], card.Trainers.Select(trial => trial.Trainer));
        Assert.True(card.Trainers[1].Ndcg > card.Trainers[0].Ndcg, version.Card);
        Assert.Equal("als", card.Trainer);
        Assert.Equal(card.Trainers[1].Ndcg, card.Metrics["validationNdcg@20"]);
    }

    private static TrainerChoice Choose(Dictionary<string, double?> ndcg) => TrainerChoice.Of(Three, (trainer, _) => Trained(ndcg[trainer.Name]), null);

    private static TrainedPartners Trained(double? ndcg) => new(null!, null, ndcg is { } value ? new("ranker", value / 2, value, 0, 0, 0, 0, []) : null, null, 0);

    private sealed class NamedTrainer(string name) : IFactorTrainer
    {
        public string Name => name;

        public FactorModel Train(Engine.Numerics.SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();
    }

    private sealed class RecordedSteps : IProgress<TrainingStep>
    {
        public List<TrainingStep> Seen { get; } = [];

        public void Report(TrainingStep value) => Seen.Add(value);
    }
}

using System.CommandLine;
using Matchmaker.App.Models;
using Matchmaker.Engine.Ranking;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker train</c>: learns from the registry and lets the new model serve.</summary>
internal static class TrainCommand
{
    public static Command Create(Consoles consoles)
    {
        var asOf = CommonOptions.Date("--as-of", "Learn only from collaborations that began before this date, for looking back honestly.");
        var rank = CommonOptions.Number("--rank", "Numbers that stand for each actor.", 64, 1, 1024);
        var epochs = CommonOptions.Number("--epochs", "Rounds of training.", 8, 1, 1000);
        var seed = CommonOptions.Number("--seed", "Where the random start begins; the same seed gives the same model.", 1, 0, int.MaxValue);
        var keepServing = new Option<bool>("--keep-serving") { Description = "Let the model that serves now go on serving; the new one is only listed." };
        var command = new Command("train", "Learn from the registry's collaborations whom to suggest to whom.") { asOf, rank, epochs, seed, keepServing };
        var trainer = new TrainerOption(canChoose: true);
        trainer.AddTo(command);
        consoles.Bind(command, async invocation =>
        {
            var standard = new SignalOptions();
            var request = new TrainingRequest
            {
                AsOf = invocation.Get(asOf),
                Trainers = trainer.Of(invocation),
                Activate = !invocation.Get(keepServing),
                Signals = standard with
                {
                    Factors = standard.Factors with { Rank = invocation.Get(rank), Epochs = invocation.Get(epochs), Seed = invocation.Get(seed) },
                },
            };
            var database = await invocation.OpenExistingRegistryAsync();
            var version = await new ModelTraining(database).TrainAsync(request, new SpokenTraining(invocation), invocation.CancellationToken);
            Show(invocation, version);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(Invocation invocation, ModelVersion version)
    {
        var card = ModelCard.FromJson(version.Card);
        if (invocation.Json)
        {
            invocation.WriteJson(new { Model = version.Name, Serves = version.IsActive, Card = card });
            return;
        }

        var known = card.CutDate is { } cut ? $"what began before {cut:yyyy-MM-dd}" : "everything known";
        invocation.Output.MarkupLineInterpolated($"Model [bold]{version.Name}[/] learnt from {known}: {card.Counts["actors"]:N0} actors, {card.Counts["collaborations"]:N0} collaborations, {card.Counts["pairs"]:N0} pairs, in {card.Duration.TotalSeconds:F1} s.");
        if (card.Metrics.TryGetValue("validationNdcg@20", out var ndcg))
        {
            invocation.Output.MarkupLineInterpolated($"On its validation year: Recall@20 {card.Metrics["validationRecall@20"]:F4}, NDCG@20 {ndcg:F4} (personalised PageRank alone: {card.Metrics["validationPageRankRecall@20"]:F4}, {card.Metrics["validationPageRankNdcg@20"]:F4}).");
        }
        else if (card.Counts["learntFrom"] == 0)
        {
            invocation.Output.MarkupLine("The history is too short to learn how to weigh the signals; standard weights are used.");
        }

        foreach (var trial in card.Trainers)
            invocation.Output.MarkupLineInterpolated($"  {trial.Trainer}: {Describe(trial)}{(trial.Trainer == card.Trainer ? ": taken" : "")}");
        if (version.IsActive) invocation.Output.MarkupLine("It serves from now on. Next: [bold]matchmaker suggest ACTOR[/]");
        else invocation.Output.MarkupLineInterpolated($"It is listed, and does not serve. Let it serve: [bold]matchmaker models activate {version.Name}[/]");
    }

    private static string Describe(TrainerTrial trial)
    {
        if (trial.Problem is { } problem) return $"it failed: {problem}";
        return trial.Ndcg is { } ndcg ? FormattableString.Invariant($"Recall@20 {trial.Recall:F4}, NDCG@20 {ndcg:F4}, in {trial.Seconds:F1} s") : "there is too little history to judge it by";
    }
}

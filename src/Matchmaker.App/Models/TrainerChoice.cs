using System.Diagnostics;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Models;

/// <summary>What came of training with one trainer or several.</summary>
/// <param name="Trainer">The one that did best on the validation year; the usual one where there was none to judge by.</param>
/// <param name="Trained">What it made.</param>
/// <param name="Trials">All that were tried, in their order; empty where there was only one.</param>
internal sealed record TrainerChoice(IFactorTrainer Trainer, TrainedPartners Trained, IReadOnlyList<TrainerTrial> Trials)
{
    /// <summary>Trains with each on the same data. What is not the best so far is let go at once.</summary>
    /// <param name="trainers">At least one, the usual one first; it is taken where two do equally well.</param>
    /// <param name="train">Trains with one.</param>
    /// <param name="progress">Told of the steps of all of them.</param>
    /// <exception cref="ModelStoreException">None of them came to an end.</exception>
    public static TrainerChoice Of(IReadOnlyList<IFactorTrainer> trainers, Func<IFactorTrainer, IProgress<TrainingStep>?, TrainedPartners> train, IProgress<TrainingStep>? progress)
    {
        TrainerChoice? best = null;
        var trials = new List<TrainerTrial>();
        for (var at = 0; at < trainers.Count; at++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                var steps = progress is null || trainers.Count == 1 ? progress : new StepsOfOne(progress, trainers[at].Name, at, trainers.Count);
                var trained = train(trainers[at], steps);
                trials.Add(new() { Trainer = trainers[at].Name, Recall = trained.Validation?.Recall, Ndcg = trained.Validation?.Ndcg, Seconds = clock.Elapsed.TotalSeconds });
                if (best is null || trained.Validation?.Ndcg > (best.Trained.Validation?.Ndcg ?? 0)) best = new(trainers[at], trained, []);

                // Too young a registry to judge one by is too young for all.
                if (trained.Validation is null) break;
            }
            catch (Exception e) when (IsOwnFault(e))
            {
                trials.Add(new() { Trainer = trainers[at].Name, Seconds = clock.Elapsed.TotalSeconds, Problem = e.Message });
            }
        }

        if (best is null) throw new ModelStoreException(string.Join(' ', trials.Select(trial => trials.Count == 1 ? trial.Problem : $"{trial.Trainer}: {trial.Problem}")));
        return best with { Trials = trainers.Count == 1 ? [] : trials };
    }

    /// <summary>Whether a trainer could not do it, where another might.</summary>
    internal static bool IsOwnFault(Exception exception) => exception is TrainingDivergedException or PlatformNotSupportedException;

    private sealed class StepsOfOne(IProgress<TrainingStep> progress, string trainer, int at, int of) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value) => progress.Report(new($"{trainer}: {value.What}", (at * value.Steps) + value.Step, of * value.Steps));
    }
}

using System.Diagnostics;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Models.Retraining;

/// <summary>Trains in this process.</summary>
/// <param name="trainers">Those of the edition, the usual one first.</param>
public sealed class InsideRetraining(IReadOnlyList<IFactorTrainer> trainers) : IRetraining
{
    private const string PageRank = "PageRank";
    private const double PartOfTrials = 0.6;

    /// <summary>How signals are computed and factors trained.</summary>
    public SignalOptions Signals { get; init; } = new();

    public async Task<RetrainResult> RunAsync(RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken)
    {
        progress.Report(new("Reading the registry", 0));
        var database = RegistryDatabase.At(order.Db);
        var snapshot = await RegistrySnapshot.LoadAsync(database, cancellationToken);
        if (IsUpToDate(order.Incumbent, snapshot)) return new(null);

        var (chosen, trials, report, trial) = Try(snapshot, order, progress, cancellationToken);
        var request = new TrainingRequest { Signals = Signals, Trainers = [chosen], Activate = false };
        var steps = new LaterSteps(progress);
        var card = new ModelTraining(database).Make(
            snapshot, request, order.Name, order.Path,
            made => made with { Trial = trial, Trainers = trials, Metrics = report is null ? made.Metrics : ModelFigures.Join(made.Metrics, report) }, steps, cancellationToken);
        return new(card);
    }

    private (IFactorTrainer Chosen, IReadOnlyList<TrainerTrial> Trials, EvaluationReport? Report, PublicationTrial? Trial) Try(
        RegistrySnapshot snapshot, RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken)
    {
        var cut = ModelDesk.LastYear(snapshot);
        var asked = trainers.Select(trainer => (Trainer: trainer, Options: Signals)).ToList();

        // What serves is judged as well where its settings are none of these.
        var incumbent = order.Incumbent is { } card && trainers.FirstOrDefault(trainer => trainer.Name == card.Trainer) is { } usual ? (Trainer: usual, Options: Signals with { Factors = card.Options }) : default;
        var mustTryIncumbent = incumbent.Trainer is not null && !IsSame(order.Incumbent, incumbent.Trainer);
        if (mustTryIncumbent) asked.Add(incumbent);
        List<(TrainerTrial Trial, EvaluationReport? Report)> tried;
        try
        {
            tried = [.. asked.Select((one, at) => Run(snapshot, cut, one.Trainer, one.Options, new TrialSteps(progress, one.Trainer.Name, at, asked.Count), cancellationToken))];
        }
        catch (EvaluationException)
        {
            // Too young a registry to be judged by: there is nothing that could be worse.
            return (trainers[0], [], null, null);
        }

        // Chosen by the validation year, so that the year it is judged on chooses nothing.
        var best = Enumerable.Range(0, trainers.Count).Where(at => tried[at].Report is not null).OrderByDescending(at => tried[at].Trial.Ndcg ?? 0).DefaultIfEmpty(-1).First();
        if (best < 0) throw new ModelStoreException(string.Join(' ', tried.Take(trainers.Count).Select(one => $"{one.Trial.Trainer}: {one.Trial.Problem}")));
        var report = tried[best].Report!;
        var rival = IsSame(order.Incumbent, trainers[best]) || incumbent.Trainer is null ? null
            : mustTryIncumbent ? tried[^1].Report
            : tried[trainers.TakeWhile(trainer => trainer != incumbent.Trainer).Count()].Report;
        var baseline = report.Rows.Single(row => row.Name.Contains(PageRank, StringComparison.Ordinal)).QueryNdcg;
        var judged = PublicationRule.Judge(cut, Full(report).QueryNdcg, baseline, order.Incumbent, rival is null ? null : Full(rival).QueryNdcg, order.Samples, order.Confidence);
        return (trainers[best], trainers.Count == 1 ? [] : [.. tried.Take(trainers.Count).Select(one => one.Trial)], report, judged);
    }

    private static (TrainerTrial Trial, EvaluationReport? Report) Run(
        RegistrySnapshot snapshot, DateOnly cut, IFactorTrainer trainer, SignalOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var report = new PartnerEvaluation(snapshot) { Trainer = trainer, IsBrief = true }.Run(cut, null, options, progress, cancellationToken);
            return (new() { Trainer = trainer.Name, Recall = report.Learning.ValidationRecall, Ndcg = report.Learning.ValidationNdcg, Seconds = clock.Elapsed.TotalSeconds }, report);
        }
        catch (Exception e) when (TrainerChoice.IsOwnFault(e))
        {
            return (new() { Trainer = trainer.Name, Seconds = clock.Elapsed.TotalSeconds, Problem = e.Message }, null);
        }
    }

    private static EvaluationRow Full(EvaluationReport report) => report.Rows.Single(row => row.Name == EvaluationReport.FullRanker);

    /// <summary>Whether what serves was made of the same data by the same program, and from all the trainers that there are.</summary>
    private bool IsUpToDate(ModelCard? card, RegistrySnapshot snapshot)
    {
        if (card is null || card.EngineVersion != ModelTraining.EngineVersion || card.CutDate is not null) return false;
        if (trainers.FirstOrDefault(trainer => trainer.Name == card.Trainer) is not { } made || !IsSame(card, made)) return false;
        if (trainers.Count > 1 && !card.Trainers.Select(trial => trial.Trainer).SequenceEqual(trainers.Select(trainer => trainer.Name))) return false;
        return card.DataHash == snapshot.HashOf(snapshot.KnownBefore(null));
    }

    // How many threads there were changes nothing in what comes out.
    private bool IsSame(ModelCard? card, IFactorTrainer trainer) =>
        card is not null && card.Trainer == trainer.Name && card.Options with { Threads = 0 } == Signals.Factors with { Threads = 0 };

    private sealed class TrialSteps(IProgress<WorkStep> progress, string trainer, int at, int of) : IProgress<string>
    {
        // Six steps of training and four rankers that are asked.
        private const double Steps = 10;
        private int _told;

        public void Report(string value) => progress.Report(new($"Trial of {trainer}: {value}", PartOfTrials * (at + Math.Min(1, _told++ / Steps)) / of));
    }

    private sealed class LaterSteps(IProgress<WorkStep> progress) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value) => progress.Report(new(value.What, PartOfTrials + ((1 - PartOfTrials) * (value.Step - 1) / Math.Max(1, value.Steps))));
    }
}

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
        if (trainers.Count == 1 && IsSame(order.Incumbent, trainers[0]) && order.Incumbent!.EngineVersion == ModelTraining.EngineVersion
            && order.Incumbent.CutDate is null && order.Incumbent.DataHash == snapshot.HashOf(snapshot.KnownBefore(null))) return new(null);

        var (chosen, report, trial) = Try(snapshot, order, progress, cancellationToken);
        var request = new TrainingRequest { Signals = Signals, Trainer = chosen, Activate = false };
        var steps = new LaterSteps(progress);
        var card = new ModelTraining(database).Make(
            snapshot, request, order.Name, order.Path, made => made with { Trial = trial, Metrics = report is null ? made.Metrics : ModelFigures.Join(made.Metrics, report) }, steps, cancellationToken);
        return new(card);
    }

    private (IFactorTrainer Chosen, EvaluationReport? Report, PublicationTrial? Trial) Try(
        RegistrySnapshot snapshot, RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken)
    {
        var cut = ModelDesk.LastYear(snapshot);
        var trials = trainers.Select(trainer => (Trainer: trainer, Options: Signals)).ToList();

        // What serves is judged as well where its settings are none of these.
        var incumbent = order.Incumbent is { } card && trainers.FirstOrDefault(trainer => trainer.Name == card.Trainer) is { } usual ? (Trainer: usual, Options: Signals with { Factors = card.Options }) : default;
        var mustTryIncumbent = incumbent.Trainer is not null && !IsSame(order.Incumbent, incumbent.Trainer);
        if (mustTryIncumbent) trials.Add(incumbent);
        List<EvaluationReport> reports;
        try
        {
            reports = [.. trials.Select((trial, at) => Run(snapshot, cut, trial.Trainer, trial.Options, new TrialSteps(progress, trial.Trainer.Name, at, trials.Count), cancellationToken))];
        }
        catch (EvaluationException)
        {
            // Too young a registry to be judged by: there is nothing that could be worse.
            return (trainers[0], null, null);
        }

        // Chosen by the validation year, so that the year it is judged on chooses nothing.
        var best = Enumerable.Range(0, trainers.Count).MaxBy(at => reports[at].Learning.ValidationNdcg ?? 0);
        var isIncumbent = IsSame(order.Incumbent, trainers[best]);
        var against = isIncumbent || incumbent.Trainer is null ? null
            : mustTryIncumbent ? Full(reports[^1]).QueryNdcg
            : Full(reports[trainers.TakeWhile(trainer => trainer != incumbent.Trainer).Count()]).QueryNdcg;
        var baseline = reports[best].Rows.Single(row => row.Name.Contains(PageRank, StringComparison.Ordinal)).QueryNdcg;
        return (trainers[best], reports[best], PublicationRule.Judge(cut, Full(reports[best]).QueryNdcg, baseline, order.Incumbent, against, order.Samples, order.Confidence));
    }

    private static EvaluationReport Run(RegistrySnapshot snapshot, DateOnly cut, IFactorTrainer trainer, SignalOptions options, IProgress<string> progress, CancellationToken cancellationToken) =>
        new PartnerEvaluation(snapshot) { Trainer = trainer, IsBrief = true }.Run(cut, null, options, progress, cancellationToken);

    private static EvaluationRow Full(EvaluationReport report) => report.Rows.Single(row => row.Name == EvaluationReport.FullRanker);

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

using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>
/// Judges the product on its own registry: trains on what began before a cut, asks for the partners gained after it. Nothing after the cut is seen in training;
/// hyper-parameters and the ranker are chosen on the last year before it.
/// </summary>
public sealed class PartnerEvaluation(RegistrySnapshot snapshot)
{
    /// <summary>Length of the lists that are judged.</summary>
    public const int CutOff = 20;

    /// <summary>What trains the factors.</summary>
    public IFactorTrainer Trainer { get; init; } = new AlsTrainer();

    /// <summary>Others of the edition: each gets a row of its factors alone.</summary>
    public IReadOnlyList<IFactorTrainer> Others { get; init; } = [];

    /// <summary>Whether only the baselines that stand on a model's card are asked beside the full ranker, and newcomers not at all.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Whether only what is trained is asked: factors and the full ranker, the same for newcomers.</summary>
    public bool OnlyTrained { get; init; }

    private static readonly Helix[] Helixes = Enum.GetValues<Helix>();

    /// <summary>Trains, asks, and sums up.</summary>
    /// <param name="cut">First day of the test period.</param>
    /// <param name="until">First day after it; null for an open end.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between steps and queries.</param>
    /// <exception cref="EvaluationException">Nothing was learnt or asked about with that cut.</exception>
    public EvaluationReport Run(DateOnly cut, DateOnly? until, SignalOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (until <= cut) throw new EvaluationException($"The test period is empty: it begins on {cut:yyyy-MM-dd}, and {until:yyyy-MM-dd} is the first day after it. Give --until a later date.");
        var split = PartnerSplit.At(snapshot.Collaborations, cut.DayNumber, until?.DayNumber ?? int.MaxValue, options.MaximumSize);
        if (split.Queries.Length == 0) throw new EvaluationException(Explain(cut, until));
        var clock = Stopwatch.StartNew();
        var steps = new TrainingStepText(progress);
        var trained = PartnerTraining.Train(split.Train, snapshot.TraitsWithFeatures, cut.DayNumber, options, Trainer, steps, cancellationToken);
        var learning = new EvaluationLearning(trained.LearntFrom, trained.Penalty, trained.Validation?.Recall, trained.Validation?.Ndcg, clock.Elapsed.TotalSeconds);
        var (slices, sliceNames) = Slices();
        var evaluator = new PartnerEvaluator(split, CutOff, slices, sliceNames);
        var rows = new List<EvaluationRow>();
        foreach (var recommender in Recommenders(split, trained, progress, cancellationToken))
        {
            progress?.Report($"Asking {recommender.Name} about {split.Queries.Length:N0} actors");
            rows.Add(evaluator.Evaluate(recommender, null, cancellationToken));
        }

        var end = until?.DayNumber ?? int.MaxValue;
        return new(
            cut, until, snapshot.ActorCount, split.Train.CollaborationCount, split.IsCandidate.Count(isCandidate => isCandidate), split.Queries.Length,
            split.Relevant.Sum(relevant => relevant.Count), LeftOut(options.MaximumSize, end), learning, rows)
        {
            ColdStart = IsBrief ? null : new ColdStartEvaluation(snapshot).Run(cut.DayNumber, end, trained, CutOff, progress, cancellationToken),
        };
    }

    private IEnumerable<PartnerRecommender> Recommenders(PartnerSplit split, TrainedPartners trained, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var counts = new CollaborationGraph(trained.Ranker.Signals.Counts, 0, 0);
        var full = trained.Ranker.AsRecommender(EvaluationReport.FullRanker, CutOff);
        var factors = Baselines.Factors($"factors alone, rank {trained.Ranker.Signals.Factors.Rank}", split, trained.Ranker.Signals.Factors, CutOff);
        if (OnlyTrained) return [factors, full];
        if (IsBrief) return [Baselines.Popularity(split, CutOff), Baselines.PersonalisedPageRank(split, counts, CutOff), Baselines.ItemNeighbours(split, CutOff), full];
        return
        [
            Baselines.Random(split, CutOff),
            Baselines.Popularity(split, CutOff),
            Baselines.CommonNeighbours(split, CutOff),
            Baselines.AdamicAdar(split, CutOff),
            Baselines.ResourceAllocation(split, counts, CutOff),
            Baselines.PersonalisedPageRank(split, counts, CutOff),
            Baselines.ItemNeighbours(split, CutOff),
            factors,
            .. Others.Select(other => FactorsOf(other, split, trained.Ranker.Signals, progress, cancellationToken)),
            full,
        ];
    }

    private static PartnerRecommender FactorsOf(IFactorTrainer trainer, PartnerSplit split, SignalModel signals, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Report($"Training the factors of {trainer.Name} on the same data");
        var factors = SignalModel.Train(split.Train, signals.Traits, signals.AsOfDay, signals.Options, trainer, null, cancellationToken).Factors;
        return Baselines.Factors($"factors alone by {trainer.Name}, rank {factors.Rank}", split, factors, CutOff);
    }

    private (Func<int, int, IEnumerable<int>> SliceOf, IReadOnlyList<string> Names) Slices()
    {
        var names = new List<string> { "across borders", "within a country" };
        var pairs = new Dictionary<(Helix, Helix), int>();
        foreach (var one in Helixes)
        {
            foreach (var other in Helixes.Where(other => other >= one))
            {
                pairs[(one, other)] = pairs[(other, one)] = names.Count;
                names.Add($"{Spell(one)} × {Spell(other)}");
            }
        }

        IEnumerable<int> SliceOf(int query, int partner) =>
            [snapshot.CountryOf(query) == snapshot.CountryOf(partner) ? 1 : 0, pairs[(snapshot.HelixOf(query), snapshot.HelixOf(partner))]];
        return (SliceOf, names);
    }

    private static string Spell(Helix helix) => helix == Helix.CivilSociety ? "civil society" : helix.ToString().ToLowerInvariant();

    private int LeftOut(int maximumSize, int until)
    {
        var count = 0;
        for (var c = 0; c < snapshot.Collaborations.CollaborationCount; c++)
        {
            var day = snapshot.Collaborations.Day(c);
            if (day == Hypergraph.UnknownDay || day >= until || snapshot.Collaborations.Size(c) > maximumSize) count++;
        }

        return count;
    }

    private string Explain(DateOnly cut, DateOnly? until)
    {
        int first = int.MaxValue, last = int.MinValue;
        for (var c = 0; c < snapshot.Collaborations.CollaborationCount; c++)
        {
            var day = snapshot.Collaborations.Day(c);
            if (day == Hypergraph.UnknownDay) continue;
            first = Math.Min(first, day);
            last = Math.Max(last, day);
        }

        return last == int.MinValue
            ? "The registry has no collaboration with a date, so there is nothing to evaluate on. Import some: matchmaker import --help."
            : $"Nobody with a partner before {cut:yyyy-MM-dd} gained a new one from then{(until is { } end ? $" until {end:yyyy-MM-dd}" : " on")}. The registry's collaborations start between {DateOnly.FromDayNumber(first):yyyy-MM-dd} and {DateOnly.FromDayNumber(last):yyyy-MM-dd}: choose a cut well inside.";
    }
}

using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>
/// Fits the <see cref="GroupRanker"/> to completions of the collaborations that began in the last year, given only what was known before it: conditional logit over the hidden member and a uniform sample of the
/// other candidates, which has the same optimum in expectation (McFadden 1978, "Modelling the choice of residential location", sec. 5). The penalty is the one that does best on that year when learnt from the year before.
/// </summary>
public static class GroupTraining
{
    private const int Year = 365;
    private const int FewestExamples = 20;
    private const int SampledOthers = 200;
    private const int MostExamples = 1_200;
    private const int HiddenEach = 1;

    /// <summary>Completions judged times actors ranked for each, at the most: what choosing a penalty costs must not grow with the square of the registry. On CORDIS all are judged.</summary>
    private const long MostJudged = 150_000_000;
    private const int FewestJudged = 150;
    private const int CutOff = 20;
    private const ulong Seed = 1;
    private static readonly double[] Penalties = [1e-2, 1e-3, 1e-4];

    /// <summary>Signals whose shape never falls: all that say how close, alike or useful to each other members and candidate are.</summary>
    private static readonly GroupSignal[] NeverFalling =
    [
        GroupSignal.Ties, GroupSignal.RecentTies, GroupSignal.CloseTies, GroupSignal.MembersTied, GroupSignal.CountTied, GroupSignal.StrongestTie, GroupSignal.TheirTies, GroupSignal.TieFreshness,
        GroupSignal.AlikeCollaboration, GroupSignal.AlikeCollaborations, GroupSignal.SharedPartners, GroupSignal.RecentPartners, GroupSignal.ClosePartners, GroupSignal.Walk, GroupSignal.TheirSharedPartners,
        GroupSignal.CommonNeighbours, GroupSignal.Factors, GroupSignal.GreatestFactors, GroupSignal.LeastFactors, GroupSignal.TheirFactors, GroupSignal.Themes, GroupSignal.ThemeActivity, GroupSignal.MembersThemes,
        GroupSignal.CountryHabit, GroupSignal.TheirCountryHabit, GroupSignal.HelixHabit, GroupSignal.TheirHelixHabit, GroupSignal.Sectors, GroupSignal.NeedsMet, GroupSignal.OffersWanted, GroupSignal.Words,
    ];

    /// <summary>Trains all that is needed from what is known on one day: three factor trainings and a few fits. <see cref="PartnerTraining"/> gives the same beside the rankers of pairs.</summary>
    /// <param name="known">Everything that may be known: leave out what lies behind a cut.</param>
    /// <param name="traits">Labels, one an actor.</param>
    /// <param name="asOfDay">The day from which age is counted and the years are looked back.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="cancellation">Stops between epochs, queries and steps.</param>
    public static (GroupModel Model, TrainedGroups Trained) Train(
        Hypergraph known, ActorTraits traits, int asOfDay, SignalOptions options, IFactorTrainer trainer, CancellationToken cancellation = default)
    {
        SignalModel Before(int day) => SignalModel.Train(known.Between(int.MinValue, day), traits, day, options, trainer, null, cancellation);
        var trained = Fit(known, Before(asOfDay - (2 * Year)), Before(asOfDay - Year), asOfDay, cancellation);
        return (GroupModel.Build(SignalModel.Train(known, traits, asOfDay, options, trainer, null, cancellation), known), trained);
    }

    /// <summary>Fits, with the signals of two looks back that stand already.</summary>
    /// <param name="known">Everything that may be known.</param>
    /// <param name="before">Signals from before the year to learn from first.</param>
    /// <param name="last">Signals from before the last year.</param>
    /// <param name="asOfDay">The day from which the years are looked back.</param>
    /// <param name="cancellation">Stops between queries and steps.</param>
    public static TrainedGroups Fit(Hypergraph known, SignalModel before, SignalModel last, int asOfDay, CancellationToken cancellation = default)
    {
        var options = new CompletionOptions { MaximumTrainSize = last.Options.MaximumSize, HiddenEach = HiddenEach };
        var validation = CompletionSplit.At(known, asOfDay - Year, asOfDay, Seed, options);
        if (validation.Queries.Count < FewestExamples) return new(GroupRanker.Untrained, null, null, 0);
        var model = GroupModel.Build(last, validation.Train);
        var examples = Examples(validation, model, cancellation);
        var chosen = Choose(known, before, model, asOfDay, options, cancellation);
        var ranker = examples.Length < FewestExamples ? GroupRanker.Untrained : Fit(examples, chosen?.Penalty ?? Penalties[0], chosen?.Ranker, cancellation);
        return new(ranker, chosen?.Penalty, chosen?.Row, examples.Length);
    }

    /// <summary>The penalty that does best on the last year, judged as an evaluation would: one hidden member each, over all candidates.</summary>
    private static (double Penalty, GroupRanker Ranker, CompletionRow Row)? Choose(
        Hypergraph known, SignalModel before, GroupModel model, int asOfDay, CompletionOptions options, CancellationToken cancellation)
    {
        var learning = CompletionSplit.At(known, asOfDay - (2 * Year), asOfDay - Year, Seed, options);
        var examples = learning.Queries.Count < FewestExamples ? [] : Examples(learning, GroupModel.Build(before, learning.Train), cancellation);
        if (examples.Length < FewestExamples) return null;
        var evaluator = new CompletionEvaluator(CompletionSplit.At(known, asOfDay - Year, asOfDay, Seed, options with { HiddenEach = 1 }).AtMost(Judged(known.ActorCount)), CutOff);
        var rankers = new GroupRanker[Penalties.Length];
        for (var at = 0; at < rankers.Length; at++) rankers[at] = Fit(examples, Penalties[at], at == 0 ? null : rankers[at - 1], cancellation);

        // Together: each group's signals are read once for all of them.
        var rows = evaluator.Evaluate([.. Penalties.Select(penalty => $"penalty {penalty}")], () =>
        {
            var reader = new GroupSignalReader(model);
            return (group, scores) =>
            {
                foreach (var one in scores) Array.Fill(one, double.NegativeInfinity);
                var candidates = reader.Read(group);
                for (var at = 0; at < candidates.Count; at++)
                    for (var ranker = 0; ranker < rankers.Length; ranker++) scores[ranker][candidates.Actors[at]] = rankers[ranker].Score(candidates.SignalsOf(at));
            };
        }, cancellation);
        var best = Enumerable.Range(0, rows.Length).MaxBy(at => rows[at].ReciprocalRank);
        return (Penalties[best], rankers[best], rows[best]);
    }

    private static int Judged(int actors) => (int)Math.Clamp(MostJudged / Math.Max(1, actors), FewestJudged, int.MaxValue);

    private static GroupRanker Fit(RankingExample[] examples, double penalty, GroupRanker? start, CancellationToken cancellation) =>
        new(AdditiveRankerTrainer.FitShapes(examples, new() { Penalty = penalty }, NeverFalling.Select(signal => (int)signal), start?.Shapes, cancellation));

    /// <summary>One a query whose hidden member is among the candidates.</summary>
    private static RankingExample[] Examples(CompletionSplit split, GroupModel model, CancellationToken cancellation)
    {
        var examples = new RankingExample?[Math.Min(split.Queries.Count, MostExamples)];
        var drawn = new SplitMix64(Seed).Sample(split.Queries.Count, examples.Length);
        Array.Sort(drawn);
        Parallel.For(0, examples.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new GroupSignalReader(model), (at, _, reader) =>
        {
            var query = split.Queries[drawn[at]];
            var candidates = reader.Read(query.Group);
            var hidden = Array.BinarySearch(candidates.Actors, query.Hidden);
            if (hidden >= 0) examples[at] = new RankingExample(candidates, [.. Enumerable.Range(0, candidates.Count).Select(other => other == hidden)]).Sampled(SampledOthers, (ulong)at);
            return reader;
        }, _ => { });
        return [.. examples.OfType<RankingExample>()];
    }
}

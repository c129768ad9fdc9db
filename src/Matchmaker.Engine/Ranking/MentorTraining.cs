using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Fits the ranker for those who look for a mentor to who became whose mentor in the last two years, given only what was known before each: among mentors other things count than among
/// partners. Straight lines, for there are few examples; the penalty is the one that does best on the later year when learnt from the earlier.
/// </summary>
internal static class MentorTraining
{
    private const int FewestExamples = 20;
    private const int CutOff = 20;
    private static readonly double[] Penalties = [1, 0.3, 0.1, 0.03];

    /// <summary>How well the two fit; not how busy the mentor is, which says little of who has time.</summary>
    private static readonly Signal[] Fitting =
    [
        Signal.NeedsMet, Signal.OffersWanted, Signal.Sectors, Signal.Themes, Signal.Words, Signal.Languages, Signal.CountryPair, Signal.SameCountry, Signal.CountryHabit, Signal.HelixPair,
        Signal.Factors, Signal.TheirFactors, Signal.Walk, Signal.TheirWalk,
    ];

    /// <summary>Fits. Null where mentors are not known, or too few found a mentor. One candidate list a mentee.</summary>
    public static AdditiveRanker? Fit(RankingHistory learning, RankingHistory validation, CancellationToken cancellation)
    {
        var (earlier, later) = (Examples(learning, cancellation), Examples(validation, cancellation));
        if (earlier.Length + later.Length < FewestExamples) return null;
        var penalty = earlier.Length > 0 && later.Length > 0
            ? Penalties.MaxBy(penalty => Ndcg(AdditiveRankerTrainer.Fit(earlier, Options(penalty), null, cancellation), later))
            : Penalties[0];
        return AdditiveRankerTrainer.Fit([.. earlier, .. later], Options(penalty), null, cancellation);
    }

    private static RankerOptions Options(double penalty) => new() { Segments = 1, Penalty = penalty, Signals = Fitting };

    private static RankingExample[] Examples(RankingHistory history, CancellationToken cancellation)
    {
        if (history.Signals.Traits.IsMentor is not { } isMentor) return [];
        var split = history.Split;
        var examples = new RankingExample?[split.Queries.Length];
        Parallel.For(0, examples.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new SignalReader(history.Signals), (query, _, reader) =>
        {
            if (!split.Relevant[query].Any(partner => isMentor[partner])) return reader;
            var candidates = reader.Read(split.Queries[query], partner => isMentor[partner]);
            var example = new RankingExample(candidates, Array.ConvertAll(candidates.Actors, split.Relevant[query].Contains));
            if (example.IsRelevant.Contains(true)) examples[query] = example;
            return reader;
        }, _ => { });
        return [.. examples.OfType<RankingExample>()];
    }

    private static double Ndcg(AdditiveRanker ranker, RankingExample[] examples) => examples.Average(example =>
    {
        var list = PartnerRanker.Order(example.Candidates, ranker).Take(CutOff).Select(entry => entry.At).ToArray();
        return RankingMetrics.Ndcg(list, Enumerable.Range(0, example.Candidates.Count).Where(at => example.IsRelevant[at]).ToHashSet(), CutOff);
    });
}

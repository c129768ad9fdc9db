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
    private static readonly double[] Penalties = [0.3, 0.1, 0.03, 0.01];

    /// <summary>Fits. Null where mentors are not known, or too few found a mentor. One candidate list a mentee.</summary>
    public static AdditiveRanker? Fit(RankingHistory learning, RankingHistory validation, CancellationToken cancellation)
    {
        var (earlier, later) = (Examples(learning), Examples(validation));
        if (earlier.Length + later.Length < FewestExamples) return null;
        var penalty = earlier.Length > 0 && later.Length > 0
            ? Penalties.MaxBy(penalty => Ndcg(AdditiveRankerTrainer.Fit(earlier, Options(penalty), null, cancellation), later))
            : Penalties[0];
        return AdditiveRankerTrainer.Fit([.. earlier, .. later], Options(penalty), null, cancellation);
    }

    private static RankerOptions Options(double penalty) => new() { Segments = 1, Penalty = penalty };

    private static RankingExample[] Examples(RankingHistory history)
    {
        if (history.Signals.Traits.IsMentor is not { } isMentor) return [];
        var reader = new SignalReader(history.Signals);
        var examples = new List<RankingExample>();
        for (var query = 0; query < history.Split.Queries.Length; query++)
        {
            var relevant = history.Split.Relevant[query];
            if (!relevant.Any(partner => isMentor[partner])) continue;
            var candidates = reader.Read(history.Split.Queries[query], partner => isMentor[partner]);
            var example = new RankingExample(candidates, Array.ConvertAll(candidates.Actors, relevant.Contains));
            if (example.IsRelevant.Contains(true)) examples.Add(example);
        }

        return [.. examples];
    }

    private static double Ndcg(AdditiveRanker ranker, RankingExample[] examples) => examples.Average(example =>
    {
        var list = PartnerRanker.Order(example.Candidates, ranker).Take(CutOff).Select(entry => entry.At).ToArray();
        return RankingMetrics.Ndcg(list, Enumerable.Range(0, example.Candidates.Count).Where(at => example.IsRelevant[at]).ToHashSet(), CutOff);
    });
}

using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// The price of balance in accuracy: the lists of all queries of a <see cref="PartnerSplit"/>, by utility alone and balanced over these queries, judged on the partners gained after
/// the cut. Balancing looks at candidates and labels only, never at what is relevant.
/// </summary>
/// <param name="split">Who is asked about, and what is relevant.</param>
/// <param name="attributes">By what exposure is balanced; labels of all actors.</param>
/// <param name="options">Floor and list length.</param>
/// <param name="batch">How many candidates are kept of each query.</param>
public sealed class BalanceEvaluator(PartnerSplit split, IReadOnlyList<BalanceAttribute> attributes, ExposureBalanceOptions options, BatchOptions batch)
{
    /// <summary>Ranks, balances and judges. O(queries · cost of one list) and the balance.</summary>
    /// <param name="ranker">Trained on what is known before the cut.</param>
    /// <param name="progress">Told the number of queries ranked, from any thread.</param>
    /// <param name="cancellation">Stops between queries.</param>
    public BalanceJudgement Evaluate(PartnerRanker ranker, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var ranked = new BatchRanking(ranker, batch).RankFor(split.Queries, attributes, split.IsCandidate, options, progress, cancellation);
        var balanced = ExposureBalance.Solve(ranked, attributes, split.IsCandidate, options, cancellation);
        var evaluator = new PartnerEvaluator(split, options.ListLength);
        return new(
            balanced,
            evaluator.Evaluate(Lists("by utility alone", query => ranked.ActorsOf(query)[..Math.Min(options.ListLength, ranked.Count(query))].ToArray()), null, cancellation),
            evaluator.Evaluate(Lists("balanced", query => [.. balanced.Lists[query].Select(partner => partner.Actor)]), null, cancellation));
    }

    private PartnerRecommender Lists(string name, Func<int, int[]> list) => new(name, () => actor => list(Array.BinarySearch(split.Queries, actor)));
}

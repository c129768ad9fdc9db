namespace Matchmaker.Engine.Evaluation;

/// <summary>How one recommender did.</summary>
/// <param name="Name">The recommender.</param>
/// <param name="Recall">Mean share of the relevant that stands in the list.</param>
/// <param name="Ndcg">Mean normalised discounted cumulative gain.</param>
/// <param name="HitRate">Share of queries with at least one hit.</param>
/// <param name="Coverage">Share of all candidates that stand in any list.</param>
/// <param name="Gini">Inequality of exposure over all candidates: 0 equal, 1 all to one.</param>
/// <param name="Seconds">Wall time for all queries, on all processors.</param>
/// <param name="Slices">The same by kind of pair.</param>
public sealed record EvaluationRow(
    string Name, double Recall, double Ndcg, double HitRate, double Coverage, double Gini, double Seconds, IReadOnlyList<EvaluationSlice> Slices)
{
    /// <summary>NDCG of each query, in the order of the split: what two recommenders are compared by.</summary>
    public IReadOnlyList<double> QueryNdcg { get; init; } = [];
}

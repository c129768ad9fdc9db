namespace Matchmaker.App.Evaluating;

/// <summary>One method over several seeds, on partners or on the Gowalla split.</summary>
/// <param name="Name">The method.</param>
/// <param name="Recall">Mean Recall@20 over the seeds.</param>
/// <param name="RecallSpread">Greatest less least over the seeds; null for a method without chance.</param>
/// <param name="Ndcg">Mean NDCG@20.</param>
/// <param name="NdcgSpread">The same of NDCG@20.</param>
/// <param name="TrainSeconds">Mean time to train it alone, or to prepare; for the sum of two models, that of both. Null for what is not trained.</param>
/// <param name="RankSeconds">Mean time for all queries, on all processors.</param>
public sealed record SeededRow(string Name, double Recall, double? RecallSpread, double Ndcg, double? NdcgSpread, double? TrainSeconds, double RankSeconds);

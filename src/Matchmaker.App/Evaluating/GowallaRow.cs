namespace Matchmaker.App.Evaluating;

/// <summary>One model on the Gowalla split.</summary>
/// <param name="Name">The model.</param>
/// <param name="Recall">Recall@20, over all test users; the mean over the seeds where the model begins at random.</param>
/// <param name="Ndcg">NDCG@20 likewise.</param>
/// <param name="RecallSpread">Greatest less least Recall@20 over the seeds; null for a model without chance.</param>
/// <param name="NdcgSpread">The same of NDCG@20.</param>
/// <param name="TrainSeconds">Time to train once, or to prepare; for the sum of two models, that of both.</param>
/// <param name="RankSeconds">Time to rank all items for all test users once, on all processors.</param>
public sealed record GowallaRow(string Name, double Recall, double Ndcg, double? RecallSpread, double? NdcgSpread, double TrainSeconds, double RankSeconds);

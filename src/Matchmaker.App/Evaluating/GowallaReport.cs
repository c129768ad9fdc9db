namespace Matchmaker.App.Evaluating;

/// <summary>The factors alone on the fixed Gowalla split.</summary>
/// <param name="Rank">Rank of the factors.</param>
/// <param name="Recall">Recall@20 over all test users.</param>
/// <param name="Ndcg">NDCG@20 likewise.</param>
/// <param name="Users">Test users.</param>
/// <param name="SecondsPerEpoch">Median time of an epoch: both sides once.</param>
public sealed record GowallaReport(int Rank, double Recall, double Ndcg, int Users, double SecondsPerEpoch);

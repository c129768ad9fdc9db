using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;
using Matchmaker.Engine.Tests.Graph;
using Matchmaker.Engine.Tests.Ranking;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class BalanceEvaluatorTests
{
    private const int CutOff = 10;

    private static readonly PartnerSplit Split = PartnerSplit.At(
        RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(1)), PlantedCommunities.FirstDay + (5 * 365));

    private static readonly PartnerRanker Ranker = new(
        SignalModel.Train(Split.Train, PlantedCommunities.Traits, PlantedCommunities.FirstDay + (5 * 365), new() { Factors = new() { Rank = 8, Epochs = 4 } }, new AlsTrainer()), AdditiveRanker.Untrained);

    [Fact]
    public void Evaluate_NoFloor_IsTheRankersOwnAccuracyTwice()
    {
        var judged = Evaluate(0);
        var own = new PartnerEvaluator(Split, CutOff).Evaluate(Ranker.AsRecommender("own", CutOff));

        Assert.True(own.Ndcg > 0.1);
        foreach (var row in new[] { judged.Before, judged.After }) Assert.Equal((own.Ndcg, own.Recall, own.Coverage), (row.Ndcg, row.Recall, row.Coverage));
    }

    [Fact]
    public void Evaluate_AFloor_IsJudgedByTheBalancedLists()
    {
        var judged = Evaluate(1);

        Assert.True(judged.Balanced.ChangedSlots > 0);
        Assert.Equal(Split.Queries, judged.Balanced.Queries);
        double ndcg = 0;
        for (var query = 0; query < Split.Queries.Length; query++)
            ndcg += RankingMetrics.Ndcg([.. judged.Balanced.Lists[query].Select(one => one.Actor)], Split.Relevant[query], CutOff);
        Assert.Equal(ndcg / Split.Queries.Length, judged.After.Ndcg, 1e-12);
        Assert.NotEqual(judged.Before.Ndcg, judged.After.Ndcg);
    }

    private static BalanceJudgement Evaluate(double floor) => new BalanceEvaluator(
        Split, [new("country", PlantedCommunities.Traits.Country, ["a", "b", "c", "d"], [0.7, 0.1, 0.1, 0.1])], new() { Floor = floor, ListLength = CutOff }, new()).Evaluate(Ranker);
}

using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class PartnerRankerTests
{
    /// <summary>The ranker learns on the fifth year and is judged on the sixth.</summary>
    [Fact]
    public void Rank_PlantedCommunities_BeatsPopularityFromLearningOnAnEarlierYear()
    {
        const int fifth = PlantedCommunities.FirstDay + (4 * 365);
        const int sixth = fifth + 365;
        var collaborations = RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(1));
        var options = new SignalOptions { Factors = new() { Rank = 12, Epochs = 6, UnobservedWeight = 0.1f, Regularization = 0.02f } };
        var history = RankingHistory.Of(collaborations, PlantedCommunities.Traits, fifth, sixth, options, new AlsTrainer());
        var split = PartnerSplit.At(collaborations, sixth);
        var signals = SignalModel.Train(split.Train, PlantedCommunities.Traits, sixth, options, new AlsTrainer());
        var ranker = new PartnerRanker(signals, AdditiveRankerTrainer.Fit(history.Examples, new() { Penalty = 0.01 }));
        var evaluator = new PartnerEvaluator(split);

        var popularity = evaluator.Evaluate(Baselines.Popularity(split, 20));
        var full = evaluator.Evaluate(ranker.AsRecommender("full", 20));

        Assert.True(split.Queries.Length > 100);
        Assert.True(full.Recall > 2 * popularity.Recall && full.Ndcg > 2 * popularity.Ndcg, $"{full} against {popularity}");
        Assert.True(full.Recall > 0.5, $"{full}");
    }

    [Fact]
    public void Rank_AnyActor_IsSortedByItsScoreWithoutSelfPartnersOrRefused()
    {
        var world = new RankingWorld(1);
        var random = new Random(1);
        double[] Numbers(double from) => [.. Enumerable.Range(0, CandidateList.SignalCount).Select(_ => from + random.NextDouble())];
        var ranker = new PartnerRanker(world.Model, AdditiveRanker.Linear(Numbers(-0.5), Numbers(0), Numbers(0.5)));
        var reader = new SignalReader(world.Model);
        var recommend = ranker.AsRecommender("full", 5).ForThread();
        foreach (var actor in RankingWorld.Everyone)
        {
            var all = reader.Read(actor);
            var ranked = ranker.Rank(reader, actor, 1000, other => other != 7);

            Assert.Equal(all.Actors.Where(other => other != 7), ranked.Select(one => one.Actor).Order());
            Assert.Equal(ranked.OrderByDescending(one => one.Score).ThenBy(one => one.Actor), ranked);
            Assert.DoesNotContain(ranked, one => one.Actor == actor || world.Counts[actor, one.Actor] > 0);
            Assert.All(ranked, one => Assert.Equal(Enum.GetValues<Signal>().Sum(signal => ranker.Ranker.Contribution(signal, one.Signals)), one.Score, 1e-9));
            Assert.Equal(ranker.Rank(reader, actor, 5).Select(one => one.Actor), recommend(actor));
        }
    }

    [Fact]
    public void Rank_EqualScores_PutTheLowerIndexFirst()
    {
        var world = new RankingWorld(2);
        var ones = Enumerable.Repeat(1.0, CandidateList.SignalCount).ToArray();
        var ranker = new PartnerRanker(world.Model, AdditiveRanker.Linear(new double[ones.Length], ones, ones));
        var reader = new SignalReader(world.Model);
        var actor = RankingWorld.Everyone.First(actor => reader.Read(actor).Count > 5);

        Assert.Equal(reader.Read(actor).Actors.Take(5), ranker.Rank(reader, actor, 5).Select(one => one.Actor));
    }

    [Fact]
    public void Rank_ColdStart_IsAListToo()
    {
        var world = new RankingWorld(3);
        var ones = Enumerable.Repeat(1.0, CandidateList.SignalCount).ToArray();
        var ranker = new PartnerRanker(world.Model, AdditiveRanker.Linear(ones, ones, ones));

        var list = ranker.Rank(new SignalReader(world.Model), RankingWorld.Actors - 1, 20);
        Assert.Equal(20, list.Count);
        Assert.Equal(list.Select(one => one.Actor), ranker.AsRecommender("full", 20).ForThread()(RankingWorld.Actors - 1));
    }
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class BatchRankingTests
{
    private static readonly PartnerRanker Ranker = Train();

    [Fact]
    public void Rank_EveryQuery_HoldsItsBestAsTheRankerDoes()
    {
        int[] queries = [.. Enumerable.Range(0, PlantedCommunities.Actors)];

        var batch = new BatchRanking(Ranker, new() { Depth = 15 }).Rank(queries);

        var reader = new SignalReader(Ranker.Signals);
        foreach (var query in queries)
        {
            var best = Ranker.Rank(reader, query, 15);
            Assert.Equal(best.Select(one => one.Actor), batch.ActorsOf(query).ToArray());
            Assert.Equal(best.Select(one => (float)one.Score), batch.UtilitiesOf(query).ToArray());
        }
    }

    [Fact]
    public void Rank_AFilter_KeepsOnlyWhomItAllows()
    {
        var batch = new BatchRanking(Ranker, new(), (query, actor) => (query + actor) % 2 == 0).Rank([3, 4, 5]);

        for (var query = 0; query < 3; query++)
        {
            Assert.NotEqual(0, batch.Count(query));
            Assert.All(batch.ActorsOf(query).ToArray(), actor => Assert.Equal(0, (batch.Queries[query] + actor) % 2));
        }
    }

    /// <summary>One label has a single actor, owed more than the few lists that know it would give: it is measured for everybody, and the floor holds.</summary>
    [Fact]
    public void RankFor_AGroupThatFewListsKnow_IsAddedToAsManyAsItsFloorNeeds()
    {
        int[] queries = [.. Enumerable.Range(0, PlantedCommunities.Actors)];
        var isEligible = Array.ConvertAll(queries, actor => Ranker.Signals.Counts.Degree(actor) > 0);
        var lonely = queries.Where(actor => isEligible[actor]).MinBy(actor => Ranker.Signals.Counts.Degree(actor));
        BalanceAttribute[] attributes = [new("group", [.. queries.Select(actor => actor == lonely ? 1 : 0)], ["others", "lonely"], [0.9, 0.1])];
        var options = new ExposureBalanceOptions { Floor = 0.8, ListLength = 5 };

        var plain = ExposureBalance.Solve(new BatchRanking(Ranker, new() { Depth = 20 }).Rank(queries), attributes, isEligible, options);
        var pooled = new BatchRanking(Ranker, new() { Depth = 20 }).RankFor(queries, attributes, isEligible, options);
        var balanced = ExposureBalance.Solve(pooled, attributes, isEligible, options);

        Assert.False(plain.IsReached);
        Assert.True(balanced.IsReached);
        Assert.Equal(plain.UtilityBefore, balanced.UtilityBefore);
        Assert.Contains(queries, query => pooled.ActorsOf(query).Contains(lonely) && !new SignalReader(Ranker.Signals).Read(query).Actors.Contains(lonely));
        Assert.All(queries, query => Assert.InRange(pooled.Count(query), 0, 20 + 2));
    }

    [Fact]
    public void RankFor_FewerQueriesAnAmbassador_MeasuresItForSoManyMore()
    {
        int[] queries = [.. Enumerable.Range(0, PlantedCommunities.Actors)];
        var isEligible = Array.ConvertAll(queries, actor => Ranker.Signals.Counts.Degree(actor) > 0);
        var lonely = queries.Where(actor => isEligible[actor]).MinBy(actor => Ranker.Signals.Counts.Degree(actor));
        BalanceAttribute[] attributes = [new("group", [.. queries.Select(actor => actor == lonely ? 1 : 0)], ["others", "lonely"], [0.9, 0.1])];
        int Lists(int perAmbassador)
        {
            var batch = new BatchRanking(Ranker, new() { QueriesPerAmbassador = perAmbassador }).RankFor(queries, attributes, isEligible, new() { ListLength = 5 });
            return queries.Count(query => batch.ActorsOf(query).Contains(lonely));
        }

        var (few, some, all) = (Lists(1), Lists(60), Lists(240));

        Assert.True(few < some && some < all, $"{few}, {some}, {all}");
        Assert.InRange(some - few, 30, 60);
    }

    [Fact]
    public void RankFor_AnyNumberOfThreads_GivesTheSame()
    {
        int[] queries = [.. Enumerable.Range(0, PlantedCommunities.Actors)];
        BalanceAttribute[] attributes = [new("country", PlantedCommunities.Traits.Country, ["a", "b", "c", "d"])];
        RankedBatch Rank(int threads) => new BatchRanking(Ranker, new() { Depth = 10, Threads = threads, SampledQueries = 50 })
            .RankFor(queries, attributes, Array.ConvertAll(queries, _ => true), new() { Floor = 1, ListLength = 5 });

        var (one, other) = (Rank(1), Rank(3));

        Assert.Equal(one.Starts, other.Starts);
        Assert.Equal(one.Actors, other.Actors);
        Assert.Equal(one.Utilities, other.Utilities);
    }

    [Fact]
    public void Rank_OptionsOutOfRange_AreRefused()
    {
        foreach (var options in new BatchOptions[] { new() { Depth = 0 }, new() { PerGroup = -1 }, new() { Ambassadors = -1 }, new() { SampledQueries = 0 }, new() { QueriesPerAmbassador = 0 }, new() { Threads = -1 } })
            Assert.Throws<ArgumentException>(() => new BatchRanking(Ranker, options).Rank([0]));
    }

    private static PartnerRanker Train()
    {
        var collaborations = RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(1));
        var options = new SignalOptions { CandidatesPerSource = 40, Factors = new() { Rank = 8, Epochs = 4, UnobservedWeight = 0.1f, Regularization = 0.02f } };
        return new(SignalModel.Train(collaborations, PlantedCommunities.Traits, PlantedCommunities.FirstDay + (6 * 365), options, new AlsTrainer()), AdditiveRanker.Untrained);
    }
}

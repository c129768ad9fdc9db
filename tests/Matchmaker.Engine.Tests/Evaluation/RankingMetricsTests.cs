using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class RankingMetricsTests
{
    [Fact]
    public void AllMetrics_RandomLists_EqualThePlainImplementation()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var items = Enumerable.Range(0, 30).ToArray();
            random.Shuffle(items);
            var ranked = items[..random.Next(31)];
            var relevant = Enumerable.Range(0, 40).Where(_ => random.Next(4) == 0).ToHashSet();
            var k = random.Next(1, 35);

            Assert.Equal(PlainRecall(ranked, relevant, k), RankingMetrics.Recall(ranked, relevant, k), 1e-12);
            Assert.Equal(PlainNdcg(ranked, relevant, k), RankingMetrics.Ndcg(ranked, relevant, k), 1e-12);
            Assert.Equal(ranked.Take(k).Any(relevant.Contains) ? 1 : 0, RankingMetrics.HitRate(ranked, relevant, k));
        }
    }

    /// <summary>List 5 3 9 1, relevant 3 1 7, cut at 3: one hit at place 2 of an ideal three.</summary>
    [Fact]
    public void AllMetrics_ToyList_AreAsWorkedOutByHand()
    {
        int[] ranked = [5, 3, 9, 1];
        HashSet<int> relevant = [3, 1, 7];

        Assert.Equal(1, RankingMetrics.Hits(ranked, relevant, 3));
        Assert.Equal(1 / 3.0, RankingMetrics.Recall(ranked, relevant, 3), 1e-15);
        Assert.Equal(1, RankingMetrics.HitRate(ranked, relevant, 3));
        Assert.Equal(0.6309297535714575 / 2.1309297535714578, RankingMetrics.Ndcg(ranked, relevant, 3), 1e-12);
        Assert.Equal(0, RankingMetrics.HitRate(ranked, relevant, 1));
    }

    /// <summary>Two hits fill a list of two although five are relevant: recall counts all five, the ideal only what fits.</summary>
    [Fact]
    public void Ndcg_MoreRelevantThanPlaces_HasItsIdealCutAtK()
    {
        HashSet<int> relevant = [1, 2, 3, 4, 5];

        Assert.Equal(1, RankingMetrics.Ndcg([4, 2], relevant, 2), 1e-15);
        Assert.Equal(0.4, RankingMetrics.Recall([4, 2], relevant, 2), 1e-15);
    }

    [Fact]
    public void AllMetrics_NothingRelevantOrNothingRanked_AreZero()
    {
        Assert.Equal(0, RankingMetrics.Recall([1], [], 5));
        Assert.Equal(0, RankingMetrics.Ndcg([1], [], 5));
        Assert.Equal(0, RankingMetrics.HitRate([1], [], 5));
        Assert.Equal(0, RankingMetrics.Recall([], [1], 5));
        Assert.Equal(0, RankingMetrics.Ndcg([], [1], 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void Gini_AllEqualAndOneTakesAll_AreZeroAndNearOne(int n)
    {
        Assert.Equal(0, RankingMetrics.Gini([.. Enumerable.Repeat(3, n)]), 1e-12);
        Assert.Equal((n - 1.0) / n, RankingMetrics.Gini([.. Enumerable.Range(0, n).Select(at => at == n / 2 ? 7 : 0)]), 1e-12);
    }

    [Fact]
    public void Gini_NothingShown_IsZero()
    {
        Assert.Equal(0, RankingMetrics.Gini([]));
        Assert.Equal(0, RankingMetrics.Gini([0, 0]));
    }

    [Fact]
    public void Gini_RandomExposures_IsHalfTheRelativeMeanDifference()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            int[] x = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(50))];
            if (x.Sum() == 0) continue;

            var difference = x.SelectMany(_ => x, (a, b) => Math.Abs(a - b)).Average();
            Assert.Equal(difference / 2 / x.Average(), RankingMetrics.Gini(x), 1e-12);
        }
    }

    private static double PlainRecall(int[] ranked, HashSet<int> relevant, int k) =>
        relevant.Count == 0 ? 0 : ranked.Take(k).Intersect(relevant).Count() / (double)relevant.Count;

    private static double PlainNdcg(int[] ranked, HashSet<int> relevant, int k)
    {
        static double Gain(IEnumerable<bool> hits) => hits.Select((hit, at) => hit ? Math.Log(2) / Math.Log(at + 2) : 0).Sum();
        return relevant.Count == 0 ? 0 : Gain(ranked.Take(k).Select(relevant.Contains)) / Gain(Enumerable.Repeat(true, Math.Min(k, relevant.Count)));
    }
}

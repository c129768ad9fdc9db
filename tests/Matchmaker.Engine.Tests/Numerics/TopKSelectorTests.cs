using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed class TopKSelectorTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 8)]
    [InlineData(9, 20)]
    [InlineData(513, 20)]
    [InlineData(5000, 100)]
    [InlineData(40, 0)]
    public void Select_RandomScoresWithManyTies_IsTheHeadOfAFullSort(int count, int k)
    {
        var random = new Random((count * 31) + k);
        for (var round = 0; round < 20; round++)
        {
            var scores = Enumerable.Range(0, count).Select(_ => (float)random.Next(-20, 20)).ToArray();
            var best = new ScoredIndex[k];

            var selected = TopKSelector.Select(scores, best);

            Assert.Equal(Plain(scores, [], k), best[..selected]);
        }
    }

    [Fact]
    public void Select_WithExclusions_LeavesThemOut()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var scores = Enumerable.Range(0, 200).Select(_ => (float)random.Next(0, 30)).ToArray();
            var excluded = Enumerable.Range(-2, 204).Where(_ => random.Next(3) == 0).ToArray();
            var best = new ScoredIndex[25];

            var selected = TopKSelector.Select(scores, excluded, best);

            Assert.Equal(Plain(scores, excluded, 25), best[..selected]);
        }
    }

    [Fact]
    public void Select_AboveABar_TakesWhatPassesItAndAsksOfNoOther()
    {
        var random = new Random(4);
        for (var round = 0; round < 50; round++)
        {
            var scores = Enumerable.Range(0, 200).Select(_ => random.Next(4) == 0 ? random.Next(1, 5) : 0f).ToArray();
            var asked = new HashSet<int>();
            var best = new ScoredIndex[round * 3];

            var selected = TopKSelector.Select(scores, new CandidateFilter([], null, index => asked.Add(index) && index % 3 > 0), best, above: 1);

            var excluded = Enumerable.Range(0, 200).Where(index => index % 3 == 0 || scores[index] <= 1).ToArray();
            Assert.Equal(Plain(scores, excluded, best.Length), best[..selected]);
            Assert.All(asked, index => Assert.True(scores[index] > 1));
        }
    }

    [Fact]
    public void Select_EqualScores_PrefersLowerIndices()
    {
        var best = new ScoredIndex[3];

        TopKSelector.Select(new float[100], best);

        Assert.Equal([0, 1, 2], best.Select(one => one.Index));
    }

    [Fact]
    public void Select_NotANumberAndInfinities_RanksNumbersOnly()
    {
        var best = new ScoredIndex[4];

        var selected = TopKSelector.Select([float.NaN, float.NegativeInfinity, 1, float.PositiveInfinity, float.NaN], best);

        Assert.Equal([3, 2, 1], best[..selected].Select(one => one.Index));
    }

    [Fact]
    public void Offer_InAnyOrder_KeepsTheSame()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 300).Select(_ => (float)random.Next(0, 9)).ToArray();
        var order = Enumerable.Range(0, 300).ToArray();
        random.Shuffle(order);
        var heap = new TopKHeap(new ScoredIndex[17]);
        foreach (var index in order) heap.Offer(index, scores[index]);

        Assert.Equal(Plain(scores, [], 17), heap.TakeSorted().ToArray());
    }

    private static ScoredIndex[] Plain(float[] scores, int[] excluded, int k) =>
        [.. scores.Select((score, index) => new ScoredIndex(index, score))
            .Where(one => !excluded.Contains(one.Index))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Index)
            .Take(k)];
}

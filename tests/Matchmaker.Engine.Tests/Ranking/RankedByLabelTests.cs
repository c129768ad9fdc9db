using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>Against ranking everybody in full, with many equal scores, rules that refuse, labels nobody has, and lists too short for what is asked.</summary>
public sealed class RankedByLabelTests
{
    private const int Actors = 120;
    private const int Labels = 7;

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(200)]
    public void Best_OfALabelAndOfAll_IsThatOfRankingEverybody(int count)
    {
        for (var seed = 1; seed <= 40; seed++) Compare(new Random(seed), count);
    }

    [Fact]
    public void Of_SparseScores_PutsAnActorUnderEachOfItsLabels()
    {
        var ranked = RankedByLabel.Of(SparseRows.FromEntries(3, 4, [0, 0, 1, 2, 2], [0, 2, 2, 2, 0], [1, 5, 7, 5, -1]));

        Assert.Equal(4, ranked.LabelCount);
        Assert.Equal([new(0, 1)], ranked[0].ToArray());
        Assert.Equal([new(1, 7), new(0, 5), new(2, 5)], ranked[2].ToArray());
        Assert.True(ranked[1].IsEmpty && ranked[3].IsEmpty);
    }

    private static void Compare(Random random, int count)
    {
        float[] scores = [.. Enumerable.Range(0, Actors).Select(_ => random.Next(6) / 2f)];
        int[] labels = [.. Enumerable.Range(0, Actors).Select(_ => random.Next(Labels - 1))];
        float[] factors = [.. Enumerable.Range(0, Labels).Select(_ => 0.5f + (random.Next(4) / 2f))];
        bool[] isOpen = [.. Enumerable.Range(0, Actors).Select(_ => random.Next(3) > 0)];
        var everybody = Enumerable.Range(0, Actors).Where(actor => isOpen[actor] && scores[actor] > 0).ToArray();
        var best = new ScoredIndex[count];
        var ranked = RankedByLabel.Of(scores, labels, Labels);

        for (var label = 0; label < Labels; label++)
        {
            var expected = everybody.Where(actor => labels[actor] == label).OrderByDescending(actor => scores[actor]).ThenBy(actor => actor).Take(count);
            Assert.Equal(expected.Select(actor => new ScoredIndex(actor, scores[actor])), best[..ranked.Best(label, actor => isOpen[actor], best)]);
        }

        float Product(int actor) => scores[actor] * factors[labels[actor]];
        var likeliest = everybody.OrderByDescending(Product).ThenBy(actor => actor).Take(count).Select(actor => new ScoredIndex(actor, Product(actor)));
        Assert.Equal(likeliest, best[..ranked.BestOfAll(factors, actor => isOpen[actor], best)]);
        var all = everybody.OrderByDescending(actor => scores[actor]).ThenBy(actor => actor).Take(count);
        Assert.Equal(all, best[..RankedByLabel.Of(scores).Best(0, actor => isOpen[actor], best)].Select(scored => scored.Index));
    }
}

using Matchmaker.Engine.Ranking.Variety;

namespace Matchmaker.Engine.Tests.Ranking.Variety;

public sealed class VarietyRerankerTests
{
    private static readonly int[] Country = [0, 0, 0, 1, 1, 2];
    private static readonly (int, double)[] Candidates = [(0, 5), (1, 4.5), (2, 4), (3, 3.8), (4, 3), (5, 1)];

    [Fact]
    public void Rerank_KnownCase_MixesCountriesAndNamesWhomEachResembles()
    {
        var list = new VarietyReranker(Likeness(), 1).Rerank(Candidates, 4);

        Assert.Equal([new(0, 5, 0, null), new(3, 3.8, 0, null), new(1, 4.5, -1, 0), new(2, 4, -1, 0)], list);
        Assert.Equal([5, 3.8, 3.5, 3], list.Select(one => one.Total));
    }

    [Fact]
    public void Rerank_WeightZero_ChangesNothing()
    {
        var list = new VarietyReranker(Likeness(), 0).Rerank(Candidates, 10);

        Assert.Equal(Candidates, list.Select(one => (one.Actor, one.Score)));
        Assert.All(list, one => Assert.True(one is { Deduction: 0, MostLike: null }));
    }

    [Fact]
    public void Rerank_HugeWeight_TakesOneOfEachKindFirst()
    {
        var list = new VarietyReranker(Likeness(), 1000).Rerank(Candidates, 6);

        Assert.Equal([0, 3, 5, 1, 2, 4], list.Select(one => one.Actor));
    }

    /// <summary>Against the definition, computed anew at each step.</summary>
    [Fact]
    public void Rerank_RandomLists_AgreeWithThePlainDefinition()
    {
        var random = new Random(4);
        for (var round = 0; round < 100; round++)
        {
            var actors = random.Next(1, 30);
            var likeness = new ActorLikeness([(1, Labels(random, actors)), (0.5, Labels(random, actors))], []);
            var weight = random.NextDouble() * 2;
            var candidates = Enumerable.Range(0, actors).Select(actor => (Actor: actor, Score: (double)random.Next(6))).ToList();
            var left = candidates.ToList();
            var expected = new List<int>();
            while (left.Count > 0 && expected.Count < 8)
            {
                var next = left.MaxBy(one => one.Score - (weight * expected.Select(taken => likeness.Of(one.Actor, taken)).Append(0).Max()));
                expected.Add(next.Actor);
                left.Remove(next);
            }

            var list = new VarietyReranker(likeness, weight).Rerank(candidates, 8);

            Assert.Equal(expected, list.Select(one => one.Actor));
            Assert.Equal(list.Select(one => one.Total).OrderDescending(), list.Select(one => one.Total));
            Assert.All(list.Where(one => one.MostLike is not null), one => Assert.Equal(-weight * likeness.Of(one.Actor, one.MostLike!.Value), one.Deduction));
        }
    }

    [Fact]
    public void Constructor_WrongWeight_IsRefused()
    {
        Assert.Throws<ArgumentException>("weight", () => new VarietyReranker(Likeness(), -0.1));
        Assert.Throws<ArgumentException>("weight", () => new VarietyReranker(Likeness(), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new VarietyReranker(Likeness(), 1).Rerank(Candidates, -1));
        Assert.Empty(new VarietyReranker(Likeness(), 1).Rerank(Candidates, 0));
    }

    private static ActorLikeness Likeness() => new([(1, Country)], []);

    private static int[] Labels(Random random, int actors) => [.. Enumerable.Range(0, actors).Select(_ => random.Next(4))];
}

using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_SeedZero_GivesThePublishedStream()
    {
        var random = new SplitMix64(0);
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], (ulong[])[random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Sample_FewOfMany_AreDistinctAndEvenlyDrawn()
    {
        var hits = new int[10];
        var random = new SplitMix64(1);
        for (var round = 0; round < 10_000; round++)
        {
            var drawn = random.Sample(10, 3);
            Assert.Equal(3, drawn.Distinct().Count());
            foreach (var number in drawn) hits[number]++;
        }

        Assert.All(hits, count => Assert.InRange(count, 2_800, 3_200));
    }

    [Fact]
    public void NextUnit_ManyDraws_StaysInRangeWithMeanOneHalf()
    {
        var random = new SplitMix64(2);
        var draws = Enumerable.Range(0, 10_000).Select(_ => random.NextUnit()).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1 - 1e-17));
        Assert.InRange(draws.Average(), 0.49, 0.51);
    }
}

using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class BetweennessTests
{
    [Fact]
    public void Of_RandomGraphs_EqualsCountingAllShortestPaths()
    {
        foreach (var graph in TestGraphs.Many(150, 10)) AssertClose(Naive(graph), Betweenness.Of(graph));
    }

    [Fact]
    public void Of_Karate_IsTheKnownValue()
    {
        var betweenness = Betweenness.Of(TestGraphs.Karate);
        Assert.Equal(231.0714285714, betweenness[0], 9);
        Assert.Equal(160.5515873016, betweenness[33], 9);
        Assert.Equal(0, betweenness[16], 9);
    }

    [Fact]
    public void Of_PathAndStar_IsPairsSeparated()
    {
        AssertClose([0, 3, 4, 3, 0], Betweenness.Of(TestGraphs.Path(5)));
        AssertClose([10, 0, 0, 0, 0, 0], Betweenness.Of(TestGraphs.Star(5)));
    }

    [Fact]
    public void Of_Sampled_IsUnbiasedAndRepeatable()
    {
        var exact = Betweenness.Of(TestGraphs.Karate);
        var mean = new double[34];
        for (var seed = 0; seed < 2_000; seed++)
        {
            var sampled = Betweenness.Of(TestGraphs.Karate, 8, seed);
            for (var actor = 0; actor < 34; actor++) mean[actor] += sampled[actor] / 2_000;
        }

        for (var actor = 0; actor < 34; actor++) Assert.InRange(mean[actor], exact[actor] - 3, exact[actor] + 3);
        Assert.Equal(Betweenness.Of(TestGraphs.Karate, 8, 5), Betweenness.Of(TestGraphs.Karate, 8, 5));
        Assert.NotEqual(Betweenness.Of(TestGraphs.Karate, 8, 5), Betweenness.Of(TestGraphs.Karate, 8, 6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_NoTies_IsZero(int actorCount) => Assert.Equal(new double[actorCount], Betweenness.Of(TestGraphs.FromTies(actorCount)));

    [Fact]
    public void Of_NoSource_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Betweenness.Of(TestGraphs.Karate, 0));

    [Fact]
    public void Of_Cancelled_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Betweenness.Of(TestGraphs.Karate, cancellationToken: new CancellationToken(canceled: true)));

    // Plain twin: distances by Floyd and Warshall, path counts as powers of the adjacency, and the definition of Freeman 1977.
    private static double[] Naive(SparseRows graph)
    {
        var count = graph.RowCount;
        var hops = new double[count, count];
        var paths = new double[count, count];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < count; b++) hops[a, b] = a == b ? 0 : double.PositiveInfinity;
            paths[a, a] = 1;
        }

        var walks = (double[,])paths.Clone();
        for (var length = 1; length < count; length++)
        {
            var longer = new double[count, count];
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b < count; b++)
                {
                    foreach (var via in graph.RowColumns(b)) longer[a, b] += walks[a, via];
                    if (longer[a, b] == 0 || !double.IsInfinity(hops[a, b])) continue;
                    (hops[a, b], paths[a, b]) = (length, longer[a, b]);
                }
            }

            walks = longer;
        }

        var betweenness = new double[count];
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                for (var via = 0; via < count; via++)
                {
                    if (via != a && via != b && !double.IsInfinity(hops[a, b]) && hops[a, via] + hops[via, b] == hops[a, b])
                        betweenness[via] += paths[a, via] * paths[via, b] / paths[a, b];
                }
            }
        }

        return betweenness;
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var actor = 0; actor < expected.Length; actor++) Assert.Equal(expected[actor], actual[actor], 9);
    }
}

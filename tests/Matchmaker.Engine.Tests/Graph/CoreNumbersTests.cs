using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class CoreNumbersTests
{
    [Fact]
    public void Of_RandomGraphs_EqualsRepeatedPeeling()
    {
        foreach (var graph in TestGraphs.Many(200, 15)) Assert.Equal(Peeled(graph), CoreNumbers.Of(graph));
    }

    [Fact]
    public void Of_Karate_HasTheKnownFourCore()
    {
        var cores = CoreNumbers.Of(TestGraphs.Karate);
        Assert.Equal([0, 1, 2, 3, 7, 8, 13, 30, 32, 33], Enumerable.Range(0, 34).Where(actor => cores[actor] == 4));
        Assert.Equal(4, cores.Max());
        Assert.Equal(1, cores[11]);
    }

    [Fact]
    public void Of_CliqueWithTailAndIsolated_IsSizeLessOneThenOneThenZero()
    {
        var graph = TestGraphs.FromTies(6, (0, 1, 1), (0, 2, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1));
        Assert.Equal([2, 2, 2, 1, 1, 0], CoreNumbers.Of(graph));
    }

    [Fact]
    public void Of_EmptyGraph_IsEmpty() => Assert.Empty(CoreNumbers.Of(TestGraphs.Path(0)));

    // Plain twin: the k-core is what stays when everybody with fewer than k ties is taken out, again and again.
    private static int[] Peeled(SparseRows graph)
    {
        var cores = new int[graph.RowCount];
        for (var k = 1; k <= graph.RowCount; k++)
        {
            var left = Enumerable.Range(0, graph.RowCount).ToHashSet();
            while (left.RemoveWhere(actor => graph.RowColumns(actor).ToArray().Count(left.Contains) < k) > 0)
            {
            }

            foreach (var actor in left) cores[actor] = k;
        }

        return cores;
    }
}

using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class ConnectedComponentsTests
{
    [Fact]
    public void Find_RandomGraphs_EqualsTransitiveClosure()
    {
        foreach (var graph in TestGraphs.Many(200, 12))
        {
            var reaches = Closure(graph);
            var found = ConnectedComponents.Find(graph);
            for (var a = 0; a < graph.RowCount; a++)
            {
                for (var b = 0; b < graph.RowCount; b++) Assert.Equal(reaches[a, b], found.Labels[a] == found.Labels[b]);
            }

            Assert.Equal(found.Sizes, Enumerable.Range(0, found.Count).Select(label => found.Labels.Count(other => other == label)));
            Assert.Equal(found.Sizes.OrderDescending(), found.Sizes);
        }
    }

    [Fact]
    public void Find_EqualSizes_NumbersBySmallestActor()
    {
        var found = ConnectedComponents.Find(TestGraphs.FromTies(8, (1, 6, 1), (2, 5, 1), (3, 4, 1), (4, 7, 1)));
        Assert.Equal([3, 1, 2, 0, 0, 2, 1, 0], found.Labels);
        Assert.Equal([3, 2, 2, 1], found.Sizes);
    }

    [Fact]
    public void Find_EmptyGraph_HasNone() => Assert.Equal(0, ConnectedComponents.Find(TestGraphs.Path(0)).Count);

    [Fact]
    public void Find_SingleActor_IsOne() => Assert.Equal([1], ConnectedComponents.Find(TestGraphs.Path(1)).Sizes);

    [Fact]
    public void Find_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => ConnectedComponents.Find(TestGraphs.Karate, new CancellationToken(canceled: true)));

    [Fact]
    public void Find_NotSquare_Throws() => Assert.Throws<ArgumentException>(() => ConnectedComponents.Find(new SparseRows(2, [0], [], [])));

    // Plain twin: Warshall's transitive closure.
    private static bool[,] Closure(SparseRows graph)
    {
        var count = graph.RowCount;
        var reaches = new bool[count, count];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < count; b++) reaches[a, b] = a == b || graph.Contains(a, b);
        }

        for (var via = 0; via < count; via++)
        {
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b < count; b++) reaches[a, b] |= reaches[a, via] && reaches[via, b];
            }
        }

        return reaches;
    }
}

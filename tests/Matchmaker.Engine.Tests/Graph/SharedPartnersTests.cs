using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class SharedPartnersTests
{
    [Fact]
    public void CommonNeighbours_RandomGraphs_EqualsTheSizeOfTheIntersection() =>
        AssertEqualsTwin(SharedPartners.CommonNeighbours, (_, shared, _, _) => shared.Count());

    [Fact]
    public void AdamicAdar_RandomGraphs_EqualsTheSumOverTheIntersection() =>
        AssertEqualsTwin(SharedPartners.AdamicAdar, (graph, shared, _, _) => shared.Sum(z => 1 / Math.Log(Partners(graph, z).Count())));

    [Fact]
    public void ResourceAllocation_RandomGraphs_EqualsTheSumOverTheIntersection() => AssertEqualsTwin(
        SharedPartners.ResourceAllocation,
        (graph, shared, a, b) => shared.Sum(z => graph[a, z] * graph[z, b] / Enumerable.Range(0, graph.GetLength(0)).Sum(other => graph[z, other])));

    /// <summary>0–1 (weight 2), 0–2, 1–3, 2–3 (weight 3): 3 gets 2 · 1/3 by way of 1 and 1 · 3/4 by way of 2.</summary>
    [Fact]
    public void ResourceAllocation_Square_GivesTheShareWorkedOutByHand()
    {
        var graph = new CollaborationGraph(TestGraphs.FromTies(4, (0, 1, 2), (0, 2, 1), (1, 3, 1), (2, 3, 3)), 0, 0);
        var scores = new SparseAccumulator(4);

        SharedPartners.ResourceAllocation(graph, 0, scores);

        Assert.Equal((2 / 3.0) + (3 / 4.0), scores[3], 1e-12);
    }

    [Fact]
    public void AllScores_IsolatedActor_TouchNobody()
    {
        var graph = new CollaborationGraph(TestGraphs.FromTies(3, (1, 2, 1)), 0, 0);
        var scores = new SparseAccumulator(3);

        SharedPartners.CommonNeighbours(graph, 0, scores);
        SharedPartners.AdamicAdar(graph, 0, scores);
        SharedPartners.ResourceAllocation(graph, 0, scores);

        Assert.Equal(0, scores.Touched.Length);
    }

    private static void AssertEqualsTwin(
        Action<CollaborationGraph, int, SparseAccumulator> score, Func<double[,], IEnumerable<int>, int, int, double> twin)
    {
        var compared = 0;
        foreach (var adjacency in TestGraphs.Many(60, 14))
        {
            var graph = new CollaborationGraph(adjacency, 0, 0);
            var dense = TestGraphs.Dense(adjacency);
            var scores = new SparseAccumulator(graph.ActorCount);
            for (var a = 0; a < graph.ActorCount; a++)
            {
                score(graph, a, scores);
                for (var b = 0; b < graph.ActorCount; b++)
                {
                    if (b == a) continue;
                    var expected = twin(dense, Partners(dense, a).Intersect(Partners(dense, b)), a, b);
                    Assert.Equal(expected, scores[b], 1e-9);
                    if (expected > 0) compared++;
                }

                scores.Clear();
            }
        }

        Assert.True(compared > 1000);
    }

    private static IEnumerable<int> Partners(double[,] graph, int actor) => Enumerable.Range(0, graph.GetLength(0)).Where(other => graph[actor, other] > 0);
}

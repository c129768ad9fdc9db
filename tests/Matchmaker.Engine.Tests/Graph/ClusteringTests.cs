using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class ClusteringTests
{
    [Fact]
    public void Average_RandomGraphs_EqualsCountingTriples()
    {
        foreach (var graph in TestGraphs.Many(150, 12).Where(graph => graph.RowCount > 0))
        {
            double sum = 0;
            for (var actor = 0; actor < graph.RowCount; actor++)
            {
                var partners = graph.RowColumns(actor).ToArray();
                var pairs = partners.SelectMany(a => partners.Where(b => a < b).Select(b => graph.Contains(a, b))).ToArray();
                if (pairs.Length > 0) sum += pairs.Count(tied => tied) / (double)pairs.Length;
            }

            Assert.Equal(sum / graph.RowCount, Clustering.Average(graph)!.Value, 12);
        }
    }

    [Fact]
    public void Average_Karate_IsTheKnownValue() => Assert.Equal(0.5706384782, Clustering.Average(TestGraphs.Karate)!.Value, 9);

    [Fact]
    public void Average_Sampled_IsNearAndRepeatable()
    {
        var graph = TestGraphs.Random(8, 400, 0.05);
        var exact = Clustering.Average(graph)!.Value;
        var sampled = Clustering.Average(graph, 200, seed: 3);
        Assert.InRange(sampled!.Value, 0.9 * exact, 1.1 * exact);
        Assert.NotEqual(exact, sampled);
        Assert.Equal(sampled, Clustering.Average(graph, 200, seed: 3));
    }

    [Fact]
    public void Average_NoActors_IsNull() => Assert.Null(Clustering.Average(TestGraphs.Path(0)));

    [Fact]
    public void Average_NoTriangles_IsZero() => Assert.Equal(0, Clustering.Average(TestGraphs.Star(4)));

    [Fact]
    public void Average_NoSample_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Clustering.Average(TestGraphs.Karate, 0));
}

using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class AssortativityTests
{
    [Fact]
    public void ByLabel_RandomGraphs_EqualsTheMixingMatrix()
    {
        var defined = 0;
        foreach (var graph in TestGraphs.Many(150, 12))
        {
            var labels = Enumerable.Range(0, graph.RowCount).Select(actor => (actor * 5 % 7 % 4) - 1).ToArray();
            var mixing = new double[3, 3];
            for (var a = 0; a < graph.RowCount; a++)
            {
                for (var b = 0; b < graph.RowCount; b++)
                {
                    if (labels[a] >= 0 && labels[b] >= 0) mixing[labels[a], labels[b]] += graph[a, b];
                }
            }

            var all = mixing.Cast<double>().Sum();
            var ends = Enumerable.Range(0, 3).Select(label => Enumerable.Range(0, 3).Sum(other => mixing[label, other]) / all).ToArray();
            var squares = ends.Sum(end => end * end);
            var found = Assortativity.ByLabel(graph, labels);
            if (ends.Count(end => end > 0) < 2)
            {
                Assert.Null(found);
                continue;
            }

            defined++;
            var trace = Enumerable.Range(0, 3).Sum(label => mixing[label, label]) / all;
            Assert.Equal((trace - squares) / (1 - squares), found!.Value, 10);
        }

        Assert.True(defined > 80);
    }

    [Fact]
    public void ByLabel_TwoCliquesApart_IsOne()
    {
        var graph = TestGraphs.FromTies(4, (0, 1, 2), (2, 3, 5));
        Assert.Equal(1, Assortativity.ByLabel(graph, [0, 0, 1, 1])!.Value, 12);
        Assert.True(Assortativity.ByLabel(graph, [0, 1, 0, 1]) < -0.99);
    }

    [Fact]
    public void ByLabel_OneGroupOrNoTies_IsNull()
    {
        Assert.Null(Assortativity.ByLabel(TestGraphs.Path(3), [1, 1, 1]));
        Assert.Null(Assortativity.ByLabel(TestGraphs.FromTies(3), [0, 1, 2]));
        Assert.Null(Assortativity.ByLabel(TestGraphs.Path(0), []));
    }

    [Fact]
    public void ByDegree_RandomGraphs_EqualsPearsonOverTieEnds()
    {
        foreach (var graph in TestGraphs.Many(150, 12))
        {
            var ends = Enumerable.Range(0, graph.RowCount)
                .SelectMany(a => graph.RowColumns(a).ToArray().Select(b => (X: (double)graph.Degree(a), Y: (double)graph.Degree(b)))).ToArray();
            var found = Assortativity.ByDegree(graph);
            if (ends.Select(end => end.X).Distinct().Count() < 2)
            {
                Assert.True(found is null, "all degrees are equal");
                continue;
            }

            var mean = ends.Average(end => end.X);
            var covariance = ends.Average(end => (end.X - mean) * (end.Y - mean));
            Assert.Equal(covariance / ends.Average(end => (end.X - mean) * (end.X - mean)), found!.Value, 10);
        }
    }

    [Fact]
    public void ByDegree_Karate_IsTheKnownValue() => Assert.Equal(-0.4756130977, Assortativity.ByDegree(TestGraphs.Karate)!.Value, 9);

    [Fact]
    public void ByDegree_Ring_IsNull() => Assert.Null(Assortativity.ByDegree(TestGraphs.Clique(3)));
}

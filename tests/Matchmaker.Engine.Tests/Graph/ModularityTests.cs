using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class ModularityTests
{
    [Fact]
    public void Of_RandomGraphs_EqualsSumOverAllPairs()
    {
        foreach (var graph in TestGraphs.Many(100, 10))
        {
            var labels = Enumerable.Range(0, graph.RowCount).Select(actor => actor * 7 % 3 % Math.Max(1, graph.RowCount)).ToArray();
            var dense = TestGraphs.Dense(graph);
            var all = dense.Cast<double>().Sum();
            double expected = 0;
            for (var a = 0; a < graph.RowCount; a++)
            {
                for (var b = 0; b < graph.RowCount; b++)
                {
                    if (labels[a] == labels[b] && all > 0) expected += (dense[a, b] - (0.7 * graph.RowSum(a) * graph.RowSum(b) / all)) / all;
                }
            }

            Assert.Equal(expected, Modularity.Of(graph, labels, 0.7), 12);
        }
    }

    [Fact]
    public void Of_KarateClubs_IsTheKnownValue()
    {
        Assert.Equal(0.35823471400, Modularity.Of(TestGraphs.Karate, TestGraphs.KarateClubs), 9);
        Assert.Equal(0.35617316453, Modularity.Of(TestGraphs.WeightedKarate, TestGraphs.KarateClubs), 9);
    }

    [Fact]
    public void Of_LabelOutOfRangeOrMissing_Throws()
    {
        Assert.Throws<ArgumentException>(() => Modularity.Of(TestGraphs.Path(2), [0, 2]));
        Assert.Throws<ArgumentException>(() => Modularity.Of(TestGraphs.Path(2), [0]));
    }
}

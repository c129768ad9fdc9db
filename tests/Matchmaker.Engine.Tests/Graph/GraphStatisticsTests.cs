using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class GraphStatisticsTests
{
    [Fact]
    public void Of_Karate_IsTheKnownFigures()
    {
        var found = GraphStatistics.Of(TestGraphs.Karate, new Dictionary<string, int[]> { ["club"] = TestGraphs.KarateClubs });
        Assert.Equal(34, found.Nodes);
        Assert.Equal(78, found.Edges);
        Assert.Equal(78, found.TotalWeight, 9);
        Assert.Equal(0, found.Isolated);
        Assert.Equal(1, found.Components);
        Assert.Equal(1, found.LargestComponentShare);
        Assert.Equal(156 / 34.0, found.MeanDegree!.Value, 12);
        Assert.Equal(3, found.MedianDegree);
        Assert.Equal(17, found.MaximumDegree);
        Assert.Equal(0.5706384782, found.AverageClustering!.Value, 9);
        Assert.Equal(-0.4756130977, found.DegreeAssortativity!.Value, 9);
        Assert.Equal(Assortativity.ByLabel(TestGraphs.Karate, TestGraphs.KarateClubs), found.LabelAssortativity["club"]);
    }

    [Fact]
    public void Of_TwoComponentsAndIsolated_CountsThem()
    {
        var found = GraphStatistics.Of(TestGraphs.FromTies(8, (0, 1, 0.5f), (1, 2, 0.25f), (3, 4, 2)));
        Assert.Equal(3, found.Edges);
        Assert.Equal(2.75, found.TotalWeight, 9);
        Assert.Equal(3, found.Isolated);
        Assert.Equal(5, found.Components);
        Assert.Equal(3 / 8.0, found.LargestComponentShare);
        Assert.Equal(1, found.MedianDegree);
        Assert.Equal(2, found.MaximumDegree);
        Assert.Empty(found.LabelAssortativity);
    }

    [Fact]
    public void Of_EvenActorCount_MedianIsBetweenTheMiddleTwo() => Assert.Equal(0.5, GraphStatistics.Of(TestGraphs.FromTies(4, (0, 1, 1))).MedianDegree!.Value, 12);

    [Fact]
    public void Of_EmptyGraph_HasNoShares()
    {
        var found = GraphStatistics.Of(TestGraphs.Path(0));
        Assert.Equal((0, 0, 0, 0, 0), (found.Nodes, found.Edges, found.Isolated, found.Components, found.MaximumDegree));
        Assert.Null(found.LargestComponentShare);
        Assert.Null(found.MeanDegree);
        Assert.Null(found.MedianDegree);
        Assert.Null(found.AverageClustering);
        Assert.Null(found.DegreeAssortativity);
    }

    [Fact]
    public void Of_NoTies_EverybodyIsIsolated() => Assert.Equal(4, GraphStatistics.Of(TestGraphs.FromTies(4)).Isolated);
}

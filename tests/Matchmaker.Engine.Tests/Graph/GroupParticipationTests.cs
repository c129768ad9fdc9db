using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class GroupParticipationTests
{
    [Fact]
    public void Of_RandomGraphs_EqualsTheDefinition()
    {
        foreach (var graph in TestGraphs.Many(150, 12))
        {
            var labels = Enumerable.Range(0, graph.RowCount).Select(actor => (actor * 5 % 7 % 4) - 1).ToArray();
            var found = GroupParticipation.Of(graph, labels);
            for (var actor = 0; actor < graph.RowCount; actor++)
            {
                var partners = graph.RowColumns(actor).ToArray().Where(partner => labels[partner] >= 0).ToArray();
                var all = partners.Sum(partner => (double)graph[actor, partner]);
                var squares = partners.GroupBy(partner => labels[partner]).Sum(group => Math.Pow(group.Sum(partner => (double)graph[actor, partner]) / all, 2));
                Assert.Equal(partners.Length == 0 ? double.NaN : 1 - squares, found.Coefficient[actor], 12);
                Assert.Equal(partners.Select(partner => labels[partner]).Distinct().Count(), found.LinkedGroups[actor]);
                Assert.Equal(partners.Select(partner => labels[partner]).Distinct().Count(label => label != labels[actor]), found.ForeignGroups[actor]);
            }
        }
    }

    [Fact]
    public void Of_CentreOfFourCountries_IsThreeQuarters()
    {
        var found = GroupParticipation.Of(TestGraphs.Star(4), [0, 0, 1, 2, 3]);
        Assert.Equal(0.75, found.Coefficient[0], 12);
        Assert.Equal(4, found.LinkedGroups[0]);
        Assert.Equal(3, found.ForeignGroups[0]);
        Assert.Equal(0, found.Coefficient[1], 12);
        Assert.Equal(0, found.ForeignGroups[1]);
    }

    [Fact]
    public void Of_EmptyGraph_IsEmpty() => Assert.Empty(GroupParticipation.Of(TestGraphs.Path(0), []).Coefficient);

    [Fact]
    public void Of_LabelMissing_Throws() => Assert.Throws<ArgumentException>(() => GroupParticipation.Of(TestGraphs.Path(3), [0, 1]));
}

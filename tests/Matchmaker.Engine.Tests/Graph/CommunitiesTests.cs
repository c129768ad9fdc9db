using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class CommunitiesTests
{
    [Fact]
    public void Detect_SmallGraphs_ReachesTheBestOfAllPartitions()
    {
        var (graphs, optimal, shortfall) = (0, 0, 0.0);
        foreach (var graph in TestGraphs.Many(180, 8).Where(graph => graph.EntryCount > 0))
        {
            var best = Partitions(graph.RowCount).Max(labels => Modularity.Of(graph, labels));
            var found = Communities.Detect(graph, new CommunityOptions { Iterations = 10 }).Modularity;
            Assert.True(found <= best + 1e-12);
            graphs++;
            if (best - found < 1e-9) optimal++;
            shortfall = Math.Max(shortfall, best - found);
        }

        Assert.True(graphs > 100);
        Assert.True(optimal >= 0.9 * graphs, $"{optimal} of {graphs} optimal");
        Assert.True(shortfall < 0.05, $"worst shortfall {shortfall}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Detect_Karate_ReachesTheKnownOptimum(int seed)
    {
        // Brandes et al. 2008, "On modularity clustering", table 1: the maximum is 0.4198 with 4 groups.
        var found = Communities.Detect(TestGraphs.Karate, new CommunityOptions { Seed = seed, Iterations = 10 });
        Assert.Equal(0.4198, found.Modularity, 4);
        Assert.Equal(4, found.Count);
    }

    [Fact]
    public void Detect_RingOfCliques_FindsTheCliques()
    {
        var found = Communities.Detect(TestGraphs.RingOfCliques(7, 6));
        Assert.Equal(Enumerable.Range(0, 42).Select(actor => actor / 6), found.Labels);
        Assert.Equal(Enumerable.Repeat(6, 7), found.Sizes);
    }

    [Fact]
    public void Detect_HigherResolution_GivesMoreCommunities()
    {
        int Count(double resolution) => Communities.Detect(TestGraphs.Karate, new CommunityOptions { Resolution = resolution }).Count;
        Assert.Equal(1, Count(0.05));
        Assert.True(Count(1) < Count(3));
        Assert.Equal(34, Count(100));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(4)]
    public void Detect_ManyGraphs_CommunitiesAreConnectedNumberedBySizeAndScored(double resolution)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var graph = TestGraphs.Random(seed, 120, 0.02 + (0.002 * seed));
            var found = Communities.Detect(graph, new CommunityOptions { Resolution = resolution, Seed = seed, Iterations = 1 });
            Assert.Equal(found.Count, PartCount(graph, found.Labels));
            Assert.Equal(found.Sizes, Enumerable.Range(0, found.Count).Select(label => found.Labels.Count(other => other == label)));
            Assert.Equal(found.Sizes.OrderDescending(), found.Sizes);
            Assert.Equal(Modularity.Of(graph, found.Labels, resolution), found.Modularity, 12);
        }
    }

    [Fact]
    public void Detect_SparseGraphsManyIterations_CommunitiesAreConnected()
    {
        // Here plain Louvain, that is, aggregating the communities without refinement, leaves communities in pieces.
        for (var seed = 0; seed < 8; seed++)
        {
            var graph = TestGraphs.Random(seed, 1_500, 0.003);
            var options = new CommunityOptions { Seed = seed, Iterations = 10 };
            var found = new Leiden(graph, options).Run(CancellationToken.None);
            Assert.Equal(found.Distinct().Count(), PartCount(graph, found));
            var detected = Communities.Detect(graph, options);
            Assert.Equal(detected.Count, PartCount(graph, detected.Labels));
        }
    }

    [Fact]
    public void Detect_SameSeed_SameCommunities()
    {
        var graph = TestGraphs.Random(5, 300, 0.03);
        var once = Communities.Detect(graph, new CommunityOptions { Seed = 9 });
        Assert.Equal(once.Labels, Communities.Detect(graph, new CommunityOptions { Seed = 9 }).Labels);
        Assert.NotEqual(once.Labels, Communities.Detect(graph, new CommunityOptions { Seed = 10 }).Labels);
    }

    [Fact]
    public void Detect_WeightsScaled_SameCommunities()
    {
        var graph = TestGraphs.Random(6, 200, 0.04);
        var scaled = new SparseRows(graph.ColumnCount, graph.RowStarts, graph.Columns, Array.ConvertAll(graph.Values, weight => weight / 1024));
        Assert.Equal(Communities.Detect(graph).Labels, Communities.Detect(scaled).Labels);
    }

    [Fact]
    public void Detect_PlantedGroups_AreRecovered()
    {
        var random = new Random(4);
        var ties = new List<(int, int, float)>();
        for (var a = 0; a < 400; a++)
        {
            for (var b = a + 1; b < 400; b++)
            {
                if (random.NextDouble() < (a % 8 == b % 8 ? 0.4 : 0.02)) ties.Add((a, b, 1));
            }
        }

        var found = Communities.Detect(TestGraphs.FromTies(400, [.. ties]));
        Assert.Equal(8, found.Count);
        for (var actor = 0; actor < 400; actor++) Assert.Equal(found.Labels[actor % 8], found.Labels[actor]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Detect_NoTies_EverybodyAlone(int actorCount)
    {
        var found = Communities.Detect(TestGraphs.FromTies(actorCount));
        Assert.Equal(Enumerable.Range(0, actorCount), found.Labels);
        Assert.Equal(0, found.Modularity);
    }

    [Fact]
    public void Detect_OptionsOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Communities.Detect(TestGraphs.Karate, new CommunityOptions { Resolution = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Communities.Detect(TestGraphs.Karate, new CommunityOptions { Randomness = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Communities.Detect(TestGraphs.Karate, new CommunityOptions { Iterations = 0 }));
    }

    [Fact]
    public void Detect_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => Communities.Detect(TestGraphs.Karate, cancellationToken: new CancellationToken(canceled: true)));

    // Plain twin: all partitions as restricted growth strings; each label is at most one above those before it.
    private static IEnumerable<int[]> Partitions(int count)
    {
        if (count == 0) return [[]];
        return Partitions(count - 1).SelectMany(head => Enumerable.Range(0, head.DefaultIfEmpty(-1).Max() + 2).Select(label => (int[])[.. head, label]));
    }

    private static int PartCount(SparseRows graph, int[] labels)
    {
        var seen = new bool[labels.Length];
        var parts = 0;
        for (var start = 0; start < labels.Length; start++)
        {
            if (seen[start]) continue;
            parts++;
            Visit(start);
        }

        return parts;

        void Visit(int actor)
        {
            seen[actor] = true;
            foreach (var other in graph.RowColumns(actor))
            {
                if (!seen[other] && labels[other] == labels[actor]) Visit(other);
            }
        }
    }
}

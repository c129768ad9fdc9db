using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class LeidenRefinementTests
{
    [Fact]
    public void Run_CommunityInTwoPieces_NeverMergesAcrossThem()
    {
        // Two cliques of one community, connected only through an actor of another: what Louvain's moves leave behind. At γ = ½ every actor is well tied.
        var graph = TestGraphs.FromTies(
            7, (0, 1, 1), (0, 2, 1), (1, 2, 1), (3, 4, 1), (3, 5, 1), (4, 5, 1), (2, 6, 1), (3, 6, 1));
        for (var seed = 0ul; seed < 50; seed++)
        {
            var random = new SplitMix64(seed);
            var parts = LeidenRefinement.Run(LeidenNetwork.Of(graph), [0, 0, 0, 0, 0, 0, 1], 2, 0.5 / 16, 0.01, ref random, CancellationToken.None);
            Assert.Empty(parts[..3].Intersect(parts[3..6]));
            Assert.Equal(2, parts[..6].Distinct().Count());
            Assert.Equal(6, parts[6]);
        }
    }

    [Fact]
    public void Run_RandomGraphs_PartsAreConnectedWithinCommunitiesAndNotWorseThanAlone()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var graph = TestGraphs.Random(seed, 60, 0.1);
            var communities = Enumerable.Range(0, 60).Select(actor => actor % 3).ToArray();
            var random = new SplitMix64((ulong)seed);
            var network = LeidenNetwork.Of(graph);
            var parts = LeidenRefinement.Run(network, communities, 3, 1 / network.Strengths.Sum(), 0.01, ref random, CancellationToken.None);
            var labels = new int[60];
            Assert.Equal(parts.Distinct().Count(), ConnectedComponents.Split(graph, parts, labels, CancellationToken.None));
            Assert.All(Enumerable.Range(0, 60).GroupBy(actor => parts[actor]), part => Assert.Single(part.Select(actor => communities[actor]).Distinct()));
            Assert.True(parts.Distinct().Count() < 60);
            Assert.True(Modularity.Of(graph, parts) >= Modularity.Of(graph, [.. Enumerable.Range(0, 60)]));
        }
    }

    [Fact]
    public void Aggregate_RandomGraphs_KeepsStrengthsAndSumsTiesBetweenLabels()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var graph = TestGraphs.Random(seed, 30, 0.2);
            var labels = Enumerable.Range(0, 30).Select(actor => actor * actor % 5).Select(label => label == 4 ? 2 : label).ToArray();
            var aggregate = LeidenNetwork.Of(graph).Aggregate(labels, 3, CancellationToken.None);
            for (var label = 0; label < 3; label++)
            {
                var members = Enumerable.Range(0, 30).Where(actor => labels[actor] == label).ToArray();
                Assert.Equal(members.Sum(graph.RowSum), aggregate.Strengths[label], 9);
                for (var tie = aggregate.Starts[label]; tie < aggregate.Starts[label + 1]; tie++)
                {
                    var others = Enumerable.Range(0, 30).Where(actor => labels[actor] == aggregate.Targets[tie]);
                    Assert.NotEqual(label, aggregate.Targets[tie]);
                    Assert.Equal(others.Sum(other => members.Sum(member => (double)graph[member, other])), aggregate.Weights[tie], 4);
                }

                var outward = members.Sum(member => Enumerable.Range(0, 30).Where(other => labels[other] != label).Sum(other => (double)graph[member, other]));
                Assert.Equal(outward, aggregate.Weights[aggregate.Starts[label]..aggregate.Starts[label + 1]].Sum(), 3);
            }
        }
    }
}

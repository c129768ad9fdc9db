using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class PersonalisedPageRankTests
{
    [Theory]
    [InlineData(0.15, 1e-2)]
    [InlineData(0.15, 1e-6)]
    [InlineData(0.5, 1e-4)]
    [InlineData(0.9, 1e-3)]
    public void Score_RandomGraphs_LiesWithinTheDocumentedBoundOfThePowerIteration(double restart, double tolerance)
    {
        foreach (var adjacency in TestGraphs.Many(40, 14).Append(TestGraphs.WeightedKarate))
        {
            var graph = new CollaborationGraph(adjacency, 0, 0);
            var walk = new PersonalisedPageRank(graph, restart, tolerance);
            for (var actor = 0; actor < graph.ActorCount; actor++)
            {
                var exact = PowerIteration(TestGraphs.Dense(adjacency), actor, restart);
                var scores = Run(walk, graph, actor);
                for (var other = 0; other < exact.Length; other++)
                    Assert.InRange(exact[other], scores[other] - 1e-12, scores[other] + (tolerance * graph.Strengths[other]) + 1e-12);
                Assert.InRange(scores.Sum(), 0, 1 + 1e-12);
            }
        }
    }

    [Fact]
    public void Score_TighterTolerance_ComesCloser()
    {
        var graph = new CollaborationGraph(TestGraphs.WeightedKarate, 0, 0);
        var exact = PowerIteration(TestGraphs.Dense(graph.Adjacency), 5, 0.15);

        double[] errors = [.. new[] { 1e-1, 1e-2, 1e-3, 1e-4, 1e-5 }.Select(tolerance =>
            Run(new PersonalisedPageRank(graph, 0.15, tolerance), graph, 5).Zip(exact, (score, value) => Math.Abs(score - value)).Sum())];

        for (var at = 1; at < errors.Length; at++) Assert.True(errors[at] < errors[at - 1], string.Join(", ", errors));
    }

    /// <summary>Two actors: p₀ = r + (1 − r) p₁ and p₁ = (1 − r) p₀, so p₀ = 1 / (2 − r).</summary>
    [Fact]
    public void Score_OnePair_IsTheClosedForm()
    {
        var graph = new CollaborationGraph(TestGraphs.Path(2), 0, 0);

        var scores = Run(new PersonalisedPageRank(graph, 0.2, 1e-12), graph, 0);

        Assert.Equal(1 / 1.8, scores[0], 1e-9);
        Assert.Equal(0.8 / 1.8, scores[1], 1e-9);
    }

    [Fact]
    public void Score_IsolatedActor_StaysWhereItIs()
    {
        var graph = new CollaborationGraph(TestGraphs.FromTies(3, (1, 2, 1)), 0, 0);

        Assert.Equal([1, 0, 0], Run(new PersonalisedPageRank(graph), graph, 0));
    }

    [Fact]
    public void Score_UsedAgain_GivesTheSameBits()
    {
        var graph = new CollaborationGraph(TestGraphs.Karate, 0, 0);
        var walk = new PersonalisedPageRank(graph, 0.15, 1e-3);
        var first = Run(walk, graph, 4);
        Run(walk, graph, 30);

        Assert.Equal(first, Run(walk, graph, 4));
    }

    [Fact]
    public void Constructor_OutOfRange_IsRefusedByName()
    {
        var graph = new CollaborationGraph(TestGraphs.Path(2), 0, 0);
        foreach (var restart in new[] { 0, 1, -1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("restart", () => new PersonalisedPageRank(graph, restart));
        foreach (var tolerance in new[] { 0, -1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => new PersonalisedPageRank(graph, 0.5, tolerance));
    }

    private static double[] Run(PersonalisedPageRank walk, CollaborationGraph graph, int actor)
    {
        var scores = new SparseAccumulator(graph.ActorCount);
        walk.Score(actor, scores);
        return [.. Enumerable.Range(0, graph.ActorCount).Select(other => scores[other])];
    }

    // Plain twin: p ← r · start + (1 − r) · p D⁻¹ A until it stands; one without ties stays where it is.
    private static double[] PowerIteration(double[,] graph, int start, double restart)
    {
        var n = graph.GetLength(0);
        var strengths = Enumerable.Range(0, n).Select(a => Enumerable.Range(0, n).Sum(b => graph[a, b])).ToArray();
        var p = new double[n];
        p[start] = 1;
        if (strengths[start] == 0) return p;
        for (var step = 0; step < 40 / restart; step++)
        {
            var next = new double[n];
            next[start] = restart;
            for (var a = 0; a < n; a++)
                for (var b = 0; b < n; b++)
                    if (graph[a, b] > 0) next[b] += (1 - restart) * p[a] * graph[a, b] / strengths[a];
            p = next;
        }

        return p;
    }
}

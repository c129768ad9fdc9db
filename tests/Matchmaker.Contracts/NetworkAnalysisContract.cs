using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Contracts;

/// <summary>What every <see cref="INetworkAnalysis"/> owes its users; one subclass an implementation.</summary>
public abstract class NetworkAnalysisContract
{
    // 0–1–2–3 in a line, a strong detour 0–4–5–3, weaker ways 1–6–3 and 4–6, and 7–8 apart; 9 has no ties.
    private static readonly SparseRows Graph = FromTies(
        10, (0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 4, 8), (4, 5, 8), (5, 3, 8), (1, 6, 0.25f), (6, 3, 0.25f), (4, 6, 0.125f), (7, 8, 1));

    protected abstract INetworkAnalysis Analyse(SparseRows graph);

    [Fact]
    public void Components_SeveralParts_AreNumberedBySizeThenSmallestActor()
    {
        var found = Analyse(Graph).Components();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 1, 2], found.Labels);
        Assert.Equal([7, 2, 1], found.Sizes);
    }

    [Fact]
    public void Components_EmptyGraph_AreNone() => Assert.Equal(0, Analyse(FromTies(0)).Components().Count);

    [Fact]
    public void BestChains_SeveralWays_AreOrderedByHopsThenCost()
    {
        var chains = Analyse(Graph).BestChains(0, 3, 10);
        Assert.Equal(["0-4-5-3", "0-1-2-3", "0-1-6-3", "0-4-6-3"], chains.Select(Written));
        Assert.Equal([0.375, 3, 9, 12.125], chains.Select(chain => chain.Cost));
    }

    [Fact]
    public void BestChains_FewerHopsButWeak_ComeFirst()
    {
        var graph = FromTies(3, (0, 2, 0.125f), (0, 1, 8), (1, 2, 8));
        Assert.Equal(["0-2", "0-1-2"], Analyse(graph).BestChains(0, 2, 2).Select(Written));
    }

    [Fact]
    public void BestChains_MoreThanAsked_AreTheBest() =>
        Assert.Equal(["0-4-5-3", "0-1-2-3"], Analyse(Graph).BestChains(0, 3, 2).Select(Written));

    [Fact]
    public void BestChains_LongerThanMaximumHops_AreLeftOut()
    {
        var options = new IntroductionChainOptions { MaximumHops = 2 };
        Assert.Empty(Analyse(Graph).BestChains(0, 3, 3, options));
        Assert.Equal(["0-1-2"], Analyse(Graph).BestChains(0, 2, 3, options).Select(Written));
    }

    [Fact]
    public void BestChains_ForbiddenIntermediate_IsNeverUsed()
    {
        var options = new IntroductionChainOptions { ForbiddenIntermediates = [4, 6, 0, 3] };
        Assert.Equal(["0-1-2-3"], Analyse(Graph).BestChains(0, 3, 3, options).Select(Written));
    }

    [Fact]
    public void BestChains_OutOfReach_AreNone()
    {
        Assert.Empty(Analyse(Graph).BestChains(0, 7, 3));
        Assert.Empty(Analyse(Graph).BestChains(9, 0, 3));
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(0, 10, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(0, 1, 0)]
    public void BestChains_SenselessQuestion_Throws(int source, int target, int count) =>
        Assert.ThrowsAny<ArgumentException>(() => Analyse(Graph).BestChains(source, target, count));

    [Fact]
    public void Brokerage_AllSources_CountsPairsThatPassThrough()
    {
        Assert.Equal([0, 1, 0], Analyse(FromTies(3, (0, 1, 1), (1, 2, 4))).Brokerage());
        var star = Analyse(FromTies(6, (0, 1, 1), (0, 2, 1), (0, 3, 1), (0, 4, 1))).Brokerage();
        Assert.Equal([6, 0, 0, 0, 0, 0], star);
        Assert.Empty(Analyse(FromTies(0)).Brokerage());
        Assert.ThrowsAny<ArgumentException>(() => Analyse(Graph).Brokerage(0));
    }

    [Fact]
    public void Everything_RandomGraphs_AgreesWithTheEngine()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 60; round++)
        {
            // Weights of few sizes make equal costs, of which the smaller indices have to win.
            var graph = RandomGraph(random, random.Next(2, 40), random.NextDouble() * 0.4, round % 2 == 0);
            var (engine, other) = (new NetworkAnalysis(graph), Analyse(graph));
            Assert.Equal(engine.Components().Labels, other.Components().Labels);
            Assert.Equal(engine.Components().Sizes, other.Components().Sizes);
            AssertNear(engine.Brokerage(), other.Brokerage());
            AssertNear(engine.Brokerage(3, round), other.Brokerage(3, round));
            for (var question = 0; question < 10; question++)
            {
                var (source, target) = (random.Next(graph.RowCount), random.Next(graph.RowCount));
                if (source == target) continue;
                var options = new IntroductionChainOptions { MaximumHops = random.Next(1, 7), ForbiddenIntermediates = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(graph.RowCount))] };
                var count = random.Next(1, 12);
                var (expected, found) = (engine.BestChains(source, target, count, options), other.BestChains(source, target, count, options));
                Assert.Equal(expected.Select(Written), found.Select(Written));
                Assert.Equal(expected.Select(chain => chain.Cost), found.Select(chain => chain.Cost));
            }
        }
    }

    [Fact]
    public void Everything_Cancelled_Stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Analyse(Graph).Components(stopped.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Analyse(Graph).Brokerage(cancellationToken: stopped.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Analyse(Graph).BestChains(0, 3, 2, null, stopped.Token));
    }

    private static void AssertNear(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var actor = 0; actor < expected.Length; actor++) Assert.Equal(expected[actor], found[actor], 1e-9 * Math.Max(1, expected[actor]));
    }

    private static SparseRows RandomGraph(Random random, int actorCount, double density, bool hasEqualWeights)
    {
        var ties = new List<(int, int, float)>();
        for (var one = 0; one < actorCount; one++)
            for (var other = one + 1; other < actorCount; other++)
                if (random.NextDouble() < density) ties.Add((one, other, hasEqualWeights ? 1 << random.Next(2) : 0.01f + (float)random.NextDouble()));
        return FromTies(actorCount, [.. ties]);
    }

    private static string Written(IntroductionChain chain) => string.Join('-', chain.Actors);

    private static SparseRows FromTies(int actorCount, params (int A, int B, float Weight)[] ties) => SparseRows.FromEntries(
        actorCount,
        actorCount,
        [.. ties.Select(tie => tie.A), .. ties.Select(tie => tie.B)],
        [.. ties.Select(tie => tie.B), .. ties.Select(tie => tie.A)],
        [.. ties.Select(tie => tie.Weight), .. ties.Select(tie => tie.Weight)]);
}

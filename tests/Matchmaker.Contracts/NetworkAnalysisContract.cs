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

    private static string Written(IntroductionChain chain) => string.Join('-', chain.Actors);

    private static SparseRows FromTies(int actorCount, params (int A, int B, float Weight)[] ties) => SparseRows.FromEntries(
        actorCount,
        actorCount,
        [.. ties.Select(tie => tie.A), .. ties.Select(tie => tie.B)],
        [.. ties.Select(tie => tie.B), .. ties.Select(tie => tie.A)],
        [.. ties.Select(tie => tie.Weight), .. ties.Select(tie => tie.Weight)]);
}

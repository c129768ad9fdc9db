using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class IntroductionChainsTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(5, 2)]
    [InlineData(1000, 7)]
    public void Best_RandomGraphs_EqualsEnumerationOfAllPaths(int count, int maximumHops)
    {
        foreach (var graph in TestGraphs.Many(150, 8))
        {
            var chains = new IntroductionChains(graph);
            for (var source = 0; source < graph.RowCount; source++)
            {
                for (var target = 0; target < graph.RowCount; target++)
                {
                    if (source == target) continue;
                    int[] forbidden = [.. Enumerable.Range(0, graph.RowCount).Where(actor => (actor + source + target) % 5 == 0)];
                    var options = new IntroductionChainOptions { MaximumHops = maximumHops, ForbiddenIntermediates = forbidden };
                    var expected = AllPaths(graph, source, target, options).Take(count).Select(Written);
                    Assert.Equal(expected, chains.Best(source, target, count, options).Select(Written));
                }
            }
        }
    }

    [Fact]
    public void Best_SparseLargerGraphs_EqualsEnumerationOfAllPaths()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var graph = TestGraphs.Random(seed, 40, 0.08);
            var chains = new IntroductionChains(graph);
            var options = new IntroductionChainOptions { MaximumHops = 6 };
            for (var target = 1; target < graph.RowCount; target++)
            {
                var expected = AllPaths(graph, 0, target, options).Take(7).Select(Written);
                Assert.Equal(expected, chains.Best(0, target, 7, options).Select(Written));
            }
        }
    }

    [Fact]
    public void Shortest_StrongDetour_PrefersFewerIntroductions()
    {
        var graph = TestGraphs.FromTies(3, (0, 2, 0.01f), (0, 1, 100), (1, 2, 100));
        var chain = new IntroductionChains(graph).Shortest(0, 2)!;
        Assert.Equal([0, 2], chain.Actors);
        Assert.Equal(100, chain.Cost, 4);
        Assert.Equal(0.01, chain.Strength, 6);
        Assert.Equal(1, chain.Hops);
    }

    [Fact]
    public void Shortest_EquallyLong_PrefersTheStrongerThenTheSmallerIndex()
    {
        var graph = TestGraphs.FromTies(5, (0, 1, 1), (1, 4, 1), (0, 2, 2), (2, 4, 2), (0, 3, 2), (3, 4, 2));
        Assert.Equal([0, 2, 4], new IntroductionChains(graph).Shortest(0, 4)!.Actors);
    }

    [Fact]
    public void Shortest_BeyondMaximumHops_IsNull()
    {
        var chains = new IntroductionChains(TestGraphs.Path(6));
        Assert.Null(chains.Shortest(0, 5));
        Assert.Equal([0, 1, 2, 3, 4], chains.Shortest(0, 4)!.Actors);
        Assert.Equal(5, chains.Shortest(0, 5, new IntroductionChainOptions { MaximumHops = 5 })!.Hops);
    }

    [Fact]
    public void Best_Unreachable_IsEmpty()
    {
        var graph = TestGraphs.FromTies(5, (0, 1, 1), (2, 3, 1));
        var chains = new IntroductionChains(graph);
        Assert.Empty(chains.Best(0, 3, 3));
        Assert.Empty(chains.Best(0, 4, 3));
        Assert.Empty(chains.Best(4, 0, 3));
    }

    [Fact]
    public void Best_OnlyIntermediateForbidden_IsEmptyAndForgottenByTheNextQuery()
    {
        var chains = new IntroductionChains(TestGraphs.Path(3));
        Assert.Empty(chains.Best(0, 2, 1, new IntroductionChainOptions { ForbiddenIntermediates = [1] }));
        Assert.Single(chains.Best(0, 1, 1, new IntroductionChainOptions { ForbiddenIntermediates = [0, 1] }));
        Assert.Single(chains.Best(0, 2, 1));
    }

    [Fact]
    public void Best_CancelledQuery_LeavesTheNextOneRight()
    {
        var chains = new IntroductionChains(TestGraphs.Path(5));
        Assert.Throws<OperationCanceledException>(() => chains.Best(0, 4, 1, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal([0, 1, 2, 3, 4], chains.Shortest(0, 4)!.Actors);
    }

    [Fact]
    public void Best_ManyThreads_SameAsOne()
    {
        var graph = TestGraphs.Random(3, 60, 0.1);
        var chains = new IntroductionChains(graph);
        var alone = Enumerable.Range(1, 59).Select(target => string.Join(" | ", chains.Best(0, target, 4).Select(Written))).ToArray();
        var together = new string[59];
        Parallel.For(0, 59 * 20, query => together[query % 59] = string.Join(" | ", chains.Best(0, (query % 59) + 1, 4).Select(Written)));
        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 3)]
    public void Best_SameOrUnknownActors_Throws(int source, int target) =>
        Assert.ThrowsAny<ArgumentException>(() => new IntroductionChains(TestGraphs.Path(3)).Best(source, target, 1));

    [Fact]
    public void Best_OptionsOutOfRange_Throws()
    {
        var chains = new IntroductionChains(TestGraphs.Path(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => chains.Best(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => chains.Best(0, 1, 1, new IntroductionChainOptions { MaximumHops = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => chains.Best(0, 1, 1, new IntroductionChainOptions { ForbiddenIntermediates = [3] }));
    }

    [Fact]
    public void Constructor_NotSquare_Throws() =>
        Assert.Throws<ArgumentException>(() => new IntroductionChains(new SparseRows(2, [0], [], [])));

    // Plain twin: every path without repeated actors, sorted by hops, cost and actors.
    private static IEnumerable<IntroductionChain> AllPaths(SparseRows graph, int source, int target, IntroductionChainOptions options)
    {
        var paths = new List<int[]>();
        Extend([source]);
        return paths.Select(path => new IntroductionChain(path, path.Zip(path.Skip(1), (a, b) => 1.0 / graph[a, b]).Sum()))
            .OrderBy(chain => chain.Hops).ThenBy(chain => chain.Cost).ThenBy(chain => string.Join(' ', chain.Actors.Select(actor => $"{actor:D3}")), StringComparer.Ordinal);

        void Extend(List<int> path)
        {
            if (path[^1] == target)
            {
                paths.Add([.. path]);
                return;
            }

            if (path.Count > options.MaximumHops || (path.Count > 1 && options.ForbiddenIntermediates.Contains(path[^1]))) return;
            foreach (var next in graph.RowColumns(path[^1]).ToArray().Where(next => !path.Contains(next))) Extend([.. path, next]);
        }
    }

    private static string Written(IntroductionChain chain) => $"{string.Join('-', chain.Actors)} {chain.Cost:R}";
}

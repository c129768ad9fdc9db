using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class FactorSearchTests
{
    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 1)]
    [InlineData(7, 9)]
    [InlineData(8, 16)]
    [InlineData(9, 33)]
    [InlineData(513, 64)]
    [InlineData(1500, 7)]
    public void Search_OneQuery_IsTheHeadOfAFullSort(int count, int rank)
    {
        var candidates = FactorMatrix.FromRows(count, rank, WholeNumbers(count * rank, 1));
        var query = WholeNumbers(rank, 2);
        var best = new ScoredIndex[10];

        var found = new FactorSearch(candidates).Search(query, [], best);

        Assert.Equal(Plain(candidates, query, [], null, 10), best[..found]);
    }

    [Fact]
    public void Search_ExclusionsAndMask_AreLeftOut()
    {
        var candidates = FactorMatrix.FromRows(600, 5, WholeNumbers(3000, 3));
        var query = WholeNumbers(5, 4);
        int[] excluded = [.. Enumerable.Range(0, 600).Where(index => index % 3 == 0)];
        var allowed = new CandidateMask(600);
        for (var index = 0; index < 600; index += 2) allowed[index] = true;
        var best = new ScoredIndex[600];

        var found = new FactorSearch(candidates).Search(query, excluded, best, allowed);

        Assert.Equal(Plain(candidates, query, excluded, allowed, 600), best[..found]);
        Assert.Equal(200, found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Search_ManyCandidatesOnSeveralThreads_IsTheHeadOfAFullSort(int threads)
    {
        var candidates = FactorMatrix.FromRows(100_001, 3, WholeNumbers(300_003, 5));
        var query = WholeNumbers(3, 6);
        int[] excluded = [.. Enumerable.Range(0, 50_000).Select(index => 2 * index)];
        var best = new ScoredIndex[50];

        var found = new FactorSearch(candidates, threads).Search(query, excluded, best);

        Assert.Equal(Plain(candidates, query, excluded, null, 50), best[..found]);
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(67, 1)]
    [InlineData(67, 257)]
    [InlineData(130, 1030)]
    public void SearchBatch_AnySize_GivesTheBitsOfSingleSearches(int queryCount, int count)
    {
        var candidates = FactorMatrix.FromRows(count, 20, RandomFloats.Of(count * 20, 7));
        var queries = FactorMatrix.FromRows(queryCount + 5, 20, RandomFloats.Of((queryCount + 5) * 20, 8));
        int[] rows = [.. Enumerable.Range(0, queryCount).Select(at => queryCount + 4 - at)];
        var random = new Random(9);
        int[] r = [.. Enumerable.Range(0, 2000).Select(_ => random.Next(queryCount + 5))];
        int[] c = [.. Enumerable.Range(0, 2000).Select(_ => random.Next(count))];
        var excluded = SparseRows.FromEntries(queryCount + 5, count, r, c, new float[2000]);
        var search = new FactorSearch(candidates);

        var ranked = search.SearchBatch(queries, rows, 12, excluded);

        var best = new ScoredIndex[12];
        for (var at = 0; at < queryCount; at++)
        {
            var found = search.Search(queries.Row(rows[at]), excluded.RowColumns(rows[at]), best);
            Assert.Equal(best[..found], ranked[at].ToArray());
        }
    }

    [Fact]
    public void Search_QueryOfAnotherRank_IsRefused()
    {
        var search = new FactorSearch(FactorMatrix.FromRows(2, 3, new float[6]));

        Assert.Throws<ArgumentException>(() => search.Search(new float[4], [], new ScoredIndex[1]));
    }

    /// <summary>Small whole numbers: inner products are exact and full of ties.</summary>
    private static float[] WholeNumbers(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-3, 4))];
    }

    private static ScoredIndex[] Plain(FactorMatrix candidates, float[] query, int[] excluded, CandidateMask? allowed, int k)
    {
        var left = excluded.ToHashSet();
        return [.. Enumerable.Range(0, candidates.RowCount)
            .Where(index => !left.Contains(index) && (allowed is null || allowed[index]))
            .Select(index => new ScoredIndex(index, (float)PlainKernels.Dot(candidates.Row(index).ToArray(), query)))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Index)
            .Take(k)];
    }
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Filtering;

public sealed class BlendedSearchTests
{
    /// <summary>A star: row 0 holds column 0; of the others, lower columns lie on more ways, so that the filter ranks 1, 2, 3, 4.</summary>
    private static readonly SparseRows Star = SparseRows.FromEntries(
        11, 5, [0, .. Enumerable.Range(1, 10), .. Enumerable.Range(1, 10)], [0, .. Enumerable.Repeat(0, 10), 1, 1, 1, 1, 2, 2, 2, 3, 3, 4], [.. Enumerable.Repeat(1f, 21)]);

    private static readonly GraphFilter Filter = new(Star, new GraphFilterOptions { Degree = 1, RowExponent = 0, ColumnExponent = 0, PopularityExponent = 0 });

    [Fact]
    public void SearchBatch_BothScores_AreStandardisedOverThePoolAndAddedUp()
    {
        // The filter's scores of 1 to 4 are as 4, 3, 2, 1: standardised 1.3416, .4472 and their negatives. The factors' are 0, 0, 0, 1.
        var blend = new BlendedSearch(Filter, Factors(0, 0, 0, 0, 1), new BlendOptions { Pool = 10, FactorWeight = 2 });

        var list = blend.SearchBatch(new[] { 0 }, 4, Star)[0].ToArray();

        Assert.Equal([4, 1, 2, 3], list.Select(one => one.Index));
        Assert.Equal(-1.3416 + (2 * 1.7321), list[0].Score, 1e-3);
        Assert.Equal(1.3416 - (2 * 0.5774), list[1].Score, 1e-3);
    }

    [Fact]
    public void SearchBatch_FactorsSayNothing_KeepsTheFiltersOrder()
    {
        foreach (var weight in new[] { 0f, 1 })
        {
            var blend = new BlendedSearch(Filter, Factors(1, 1, 1, 1, 1), new BlendOptions { FactorWeight = weight });

            Assert.Equal([1, 2, 3], blend.SearchBatch(new[] { 0 }, 3, Star)[0].ToArray().Select(one => one.Index));
        }
    }

    [Fact]
    public void SearchBatch_OutsideThePool_IsNotRanked()
    {
        var blend = new BlendedSearch(Filter, Factors(0, 0, 0, 0, 1), new BlendOptions { Pool = 2, FactorWeight = 100 });

        Assert.Equal([1, 2], blend.SearchBatch(new[] { 0 }, 2, Star)[0].ToArray().Select(one => one.Index).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => blend.SearchBatch(new[] { 0 }, 3, Star));
    }

    [Fact]
    public void Construction_FactorsOfOtherInteractions_AreRefused()
    {
        var model = new FactorModel(FactorMatrix.FromRows(2, 1, [1, 1]), FactorMatrix.FromRows(5, 1, [0, 0, 0, 0, 0]), new FactorTrainingOptions { Rank = 1 });

        Assert.Contains("11 × 5", Assert.Throws<ArgumentException>(() => new BlendedSearch(Filter, model)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Pool is 0", Assert.Throws<ArgumentException>(() => new BlendedSearch(Filter, Factors(1, 1, 1, 1, 1), new BlendOptions { Pool = 0 })).Message, StringComparison.Ordinal);
    }

    private static FactorModel Factors(params float[] columns) => new(
        FactorMatrix.FromRows(11, 1, [.. Enumerable.Repeat(1f, 11)]), FactorMatrix.FromRows(5, 1, columns), new FactorTrainingOptions { Rank = 1 });
}

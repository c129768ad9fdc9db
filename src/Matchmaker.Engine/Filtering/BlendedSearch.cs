using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Filtering;

/// <summary>
/// Two models that err differently, in one list: the filter nominates a pool of columns for each row, the scores of filter and factors are standardised over
/// that pool (mean 0, deviation 1), and the best of their weighted sum are taken. Factors find what a row's neighbourhood as a whole implies, the filter what
/// lies near on the graph.
/// </summary>
/// <param name="filter">Nominates, and gives one of the scores.</param>
/// <param name="factors">Give the other; trained on the same rows and columns.</param>
/// <param name="options">Defaults if null.</param>
/// <remarks>Thread-safe; the result does not depend on the number of threads. Beyond the filter's cost O(pool · rank) a row.</remarks>
public sealed class BlendedSearch(GraphFilter filter, FactorModel factors, BlendOptions? options = null)
{
    private const int ChunkRows = 256;

    /// <summary>What it was made with.</summary>
    public BlendOptions Options { get; } = Checked(filter, factors, options ?? new BlendOptions());

    /// <summary>The best k columns for many rows.</summary>
    /// <param name="rows">Rows to rank for.</param>
    /// <param name="k">Most columns for each; at most the pool.</param>
    /// <param name="excluded">Columns to leave out: row q holds those of row q, as its columns. Null for none.</param>
    /// <param name="cancellation">Looked at between groups of rows.</param>
    /// <returns>Best first, ties by lower index; the scores are weighted sums of standardised ones and say nothing across rows. Empty for a row without interactions.</returns>
    /// <exception cref="ArgumentException">A row lies outside, exclusions are missing, or k exceeds the pool.</exception>
    public RankedRows SearchBatch(ReadOnlyMemory<int> rows, int k, SparseRows? excluded = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, Options.Pool);
        return Blend(filter.SearchBatch(rows, Options.Pool, excluded, cancellation), rows, k, cancellation);
    }

    /// <summary>The same from pools that the filter has nominated already, row after row of <paramref name="rows"/>.</summary>
    /// <exception cref="ArgumentException">There is not one pool for each row.</exception>
    public RankedRows Blend(RankedRows pools, ReadOnlyMemory<int> rows, int k, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (pools.QueryCount != rows.Length) throw new ArgumentException($"There are {pools.QueryCount} pools for {rows.Length} rows.", nameof(pools));
        var ranked = new RankedRows(rows.Length, k);
        if (k == 0) return ranked;
        WorkQueue.Run(WorkQueue.ThreadCount(filter.Options.Threads), (rows.Length + ChunkRows - 1) / ChunkRows, (_, chunk) =>
        {
            for (var at = chunk * ChunkRows; at < Math.Min(rows.Length, (chunk + 1) * ChunkRows); at++)
            {
                var heap = new TopKHeap(ranked.Buffer(at));
                Offer(rows.Span[at], pools[at], ref heap);
                ranked.SetCount(at, heap.TakeSorted().Length);
            }
        }, cancellation);
        return ranked;
    }

    private static BlendOptions Checked(GraphFilter filter, FactorModel factors, BlendOptions options)
    {
        options.Validate();
        if (filter.RowCount != factors.Rows.RowCount || filter.ColumnCount != factors.Columns.RowCount)
        {
            throw new ArgumentException(
                $"The filter is of {filter.RowCount} × {filter.ColumnCount}, the factors of {factors.Rows.RowCount} × {factors.Columns.RowCount}; they must be of the same interactions.",
                nameof(factors));
        }

        return options;
    }

    private void Offer(int row, ReadOnlySpan<ScoredIndex> pool, ref TopKHeap heap)
    {
        var ofFilter = new double[pool.Length];
        var ofFactors = new double[pool.Length];
        for (var at = 0; at < pool.Length; at++)
        {
            ofFilter[at] = pool[at].Score;
            ofFactors[at] = factors.Score(row, pool[at].Index);
        }

        Standardise(ofFilter);
        Standardise(ofFactors);
        for (var at = 0; at < pool.Length; at++) heap.Offer(pool[at].Index, (float)(ofFilter[at] + (Options.FactorWeight * ofFactors[at])));
    }

    /// <summary>Mean 0 and deviation 1; all zeros where all are the same.</summary>
    private static void Standardise(Span<double> scores)
    {
        double mean = 0;
        foreach (var score in scores) mean += score;
        mean /= Math.Max(1, scores.Length);
        double square = 0;
        foreach (var score in scores) square += (score - mean) * (score - mean);
        var deviation = Math.Sqrt(square / Math.Max(1, scores.Length));
        for (var at = 0; at < scores.Length; at++) scores[at] = deviation > 0 ? (scores[at] - mean) / deviation : 0;
    }
}

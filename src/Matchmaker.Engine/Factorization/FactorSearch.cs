using System.Buffers;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Exact search for the candidates with the greatest inner product: every candidate is scored or proved to be worse than those found. Greater scores first, ties by lower index.
/// O(candidates × rank) a query. The result depends neither on the number of threads, nor on whether queries come singly or in batches, nor on whether an 8-bit copy is read first. Thread-safe.
/// </summary>
/// <param name="candidates">Factors of what is searched; read in place, memory-mapped or not.</param>
/// <param name="threads">Threads for one search; 0 is one for each processor.</param>
/// <param name="roundFrom">
/// From how many candidates on single searches read a copy in 8 bits, and in full only what can be among the best: 2 to 3 times as fast for about 0.3 times the factors' memory more. <see cref="Prepare"/> makes it, or the first such search.
/// </param>
public sealed unsafe class FactorSearch(FactorMatrix candidates, int threads = 0, int roundFrom = FactorSearch.RoundFrom)
{
    /// <summary>Where the copy begins to pay: fewer candidates lie in the caches as they are.</summary>
    public const int RoundFrom = 100_000;

    private const int LeastRowsPerPart = 32768;
    private const int LeastRowsPerResult = 8;
    private const int LeastQueries = 64;
    private readonly int _threads = WorkQueue.ThreadCount(threads);
    private readonly Lazy<QuantisedFactors>? _quantised =
        candidates.RowCount >= roundFrom ? new(() => new QuantisedFactors(candidates, Environment.ProcessorCount)) : null;

    /// <summary>What is searched.</summary>
    public FactorMatrix Candidates => candidates;

    /// <summary>Makes the copy in 8 bits now, on all processors, so that no search waits for it; nothing where searches do without. O(candidates × (rank + log candidates)).</summary>
    public void Prepare() => _ = _quantised?.Value;

    /// <summary>The best k = <paramref name="best"/>.Length candidates for one query.</summary>
    /// <param name="query">One vector of the candidates' rank.</param>
    /// <param name="excluded">Ascending indices to leave out.</param>
    /// <param name="best">Receives the result, best first.</param>
    /// <param name="allowed">The only candidates to return, or null for all.</param>
    /// <param name="rule">What else a candidate must satisfy; null for nothing. Asked only of those whose score would count, by all threads of the search.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The query is not of the candidates' rank.</exception>
    public int Search(ReadOnlySpan<float> query, ReadOnlySpan<int> excluded, Span<ScoredIndex> best, CandidateMask? allowed = null, Predicate<int>? rule = null) =>
        Search(query, excluded, best, allowed, rule, out _);

    /// <summary>The same, and what it had to look at.</summary>
    /// <param name="query">One vector of the candidates' rank.</param>
    /// <param name="excluded">Ascending indices to leave out.</param>
    /// <param name="best">Receives the result, best first.</param>
    /// <param name="allowed">The only candidates to return, or null for all.</param>
    /// <param name="rule">What else a candidate must satisfy; null for nothing.</param>
    /// <param name="effort">How many candidates were read, and how many scored in full.</param>
    internal int Search(ReadOnlySpan<float> query, ReadOnlySpan<int> excluded, Span<ScoredIndex> best, CandidateMask? allowed, Predicate<int>? rule, out SearchEffort effort)
    {
        CheckRank(query.Length);
        var stride = candidates.Stride;
        var padded = stackalloc float[stride];
        query.CopyTo(new Span<float>(padded, stride));
        new Span<float>(padded + query.Length, stride - query.Length).Clear();
        // Who asks for a large part of all candidates has them scored in full in any case.
        var quantised = best.Length <= candidates.RowCount / LeastRowsPerResult ? _quantised?.Value : null;
        var length = quantised?.Stride ?? 0;
        var codes = stackalloc short[length];
        new Span<short>(codes, length).Clear();
        var rounded = quantised is null ? null : QuantisedQuery.Of(query, new Span<short>(codes, length));
        var heap = new TopKHeap(best);
        fixed (float* rows = candidates.Values)
        {
            var scan = new RowScan(candidates, rows, padded, quantised, rounded, codes);
            var parts = Math.Min(_threads, candidates.RowCount / LeastRowsPerPart);
            if (parts <= 1)
            {
                effort = scan.Run(0, 1, ref heap, new CandidateFilter(excluded, allowed, rule));
            }
            else
            {
                fixed (int* first = excluded) effort = ScanParts(scan, parts, ref heap, best.Length, first, excluded.Length, allowed, rule);
            }
        }

        // The scan knows the copy's memory by its address.
        GC.KeepAlive(quantised);
        return heap.TakeSorted().Length;
    }

    /// <summary>The best k candidates for many queries: each block of candidates is read once for up to 256 queries, and groups of queries run on all threads.</summary>
    /// <param name="queries">Factors of the same rank.</param>
    /// <param name="queryRows">Rows of <paramref name="queries"/> to search for.</param>
    /// <param name="k">Most candidates for each.</param>
    /// <param name="excluded">Candidates to leave out: row q holds those of query row q, as its columns. Null for none.</param>
    /// <param name="allowed">The only candidates to return, or null for all.</param>
    /// <param name="cancellation">Looked at between groups of queries.</param>
    /// <exception cref="ArgumentException">The ranks differ, a query row lies outside, or there are fewer rows of exclusions than of queries.</exception>
    public RankedRows SearchBatch(
        FactorMatrix queries, ReadOnlyMemory<int> queryRows, int k, SparseRows? excluded = null, CandidateMask? allowed = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        CheckRank(queries.Rank);
        if (excluded is not null && excluded.RowCount < queries.RowCount)
            throw new ArgumentException($"Exclusions have {excluded.RowCount} rows for {queries.RowCount} queries.", nameof(excluded));
        foreach (var row in queryRows.Span) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)queries.RowCount, nameof(queryRows));
        var ranked = new RankedRows(queryRows.Length, k);
        if (k == 0) return ranked;
        // Groups of equal size, as large as the caches like them, and no thread without one where there are queries enough.
        var groups = Math.Max((queryRows.Length + BatchScan.MostQueries - 1) / BatchScan.MostQueries, Math.Min(_threads, (queryRows.Length + LeastQueries - 1) / LeastQueries));
        var size = (queryRows.Length + groups - 1) / Math.Max(groups, 1);
        fixed (float* pinned = candidates.Values)
        {
            var rows = pinned;
            WorkQueue.Run(_threads, groups, (_, group) =>
            {
                var first = group * size;
                if (first >= queryRows.Length) return;
                using var scan = new BatchScan(candidates);
                scan.Run(rows, queries, queryRows.Span.Slice(first, Math.Min(size, queryRows.Length - first)), first, ranked, excluded, allowed);
            }, cancellation);
        }

        return ranked;
    }

    private static SearchEffort ScanParts(RowScan scan, int parts, ref TopKHeap heap, int k, int* excluded, int excludedCount, CandidateMask? allowed, Predicate<int>? rule)
    {
        var kept = ArrayPool<ScoredIndex>.Shared.Rent(parts * k);
        var counts = new int[parts];
        var efforts = new SearchEffort[parts];
        WorkQueue.Run(parts, parts, (_, part) =>
        {
            var own = new TopKHeap(kept.AsSpan(part * k, k));
            var filter = new CandidateFilter(new ReadOnlySpan<int>(excluded, excludedCount), allowed, rule);
            efforts[part] = scan.Run(part, parts, ref own, filter);
            counts[part] = own.Count;
        }, CancellationToken.None);
        for (var part = 0; part < parts; part++)
        {
            foreach (var one in kept.AsSpan(part * k, counts[part])) heap.Offer(one.Index, one.Score);
        }

        ArrayPool<ScoredIndex>.Shared.Return(kept);
        return efforts.Aggregate((one, other) => one + other);
    }

    private void CheckRank(int rank)
    {
        if (rank != candidates.Rank) throw new ArgumentException($"The query has {rank} factors, the candidates have {candidates.Rank}.");
    }
}

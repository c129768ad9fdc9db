using System.Buffers;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Exact search for the candidates with the greatest inner product: every candidate is scored, none is guessed away. Greater scores first, ties by lower index.
/// O(candidates × rank) a query. The result depends neither on the number of threads nor on whether queries come singly or in batches. Thread-safe.
/// </summary>
/// <param name="candidates">Factors of what is searched; read in place, memory-mapped or not.</param>
/// <param name="threads">Threads for one search; 0 is one for each processor.</param>
public sealed unsafe class FactorSearch(FactorMatrix candidates, int threads = 0)
{
    private const int BlockRows = 256;
    private const int BatchRows = 64;
    private const int LeastRowsPerPart = 32768;
    private readonly int _threads = WorkQueue.ThreadCount(threads);

    /// <summary>What is searched.</summary>
    public FactorMatrix Candidates => candidates;

    /// <summary>The best k = <paramref name="best"/>.Length candidates for one query.</summary>
    /// <param name="query">One vector of the candidates' rank.</param>
    /// <param name="excluded">Ascending indices to leave out.</param>
    /// <param name="best">Receives the result, best first.</param>
    /// <param name="allowed">The only candidates to return, or null for all.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The query is not of the candidates' rank.</exception>
    public int Search(ReadOnlySpan<float> query, ReadOnlySpan<int> excluded, Span<ScoredIndex> best, CandidateMask? allowed = null)
    {
        CheckRank(query.Length);
        var stride = candidates.Stride;
        var padded = stackalloc float[stride];
        query.CopyTo(new Span<float>(padded, stride));
        new Span<float>(padded + query.Length, stride - query.Length).Clear();
        var heap = new TopKHeap(best);
        var parts = Math.Min(_threads, candidates.RowCount / LeastRowsPerPart);
        fixed (float* rows = candidates.Values)
        {
            if (parts <= 1)
            {
                ScanRows(rows, padded, 0, candidates.RowCount, ref heap, new CandidateFilter(excluded, allowed));
            }
            else
            {
                fixed (int* first = excluded) ScanParts(rows, padded, parts, ref heap, best.Length, first, excluded.Length, allowed);
            }
        }

        return heap.TakeSorted().Length;
    }

    /// <summary>The best k candidates for many queries: each block of candidates is read once for 64 queries, and groups of queries run on all threads.</summary>
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
        var groups = (queryRows.Length + BatchRows - 1) / BatchRows;
        var size = (BatchRows + 4) * candidates.Stride;
        using var panels = new AlignedBuffer((long)_threads * (size + (4 * BlockRows)));
        fixed (float* pinned = candidates.Values)
        {
            var rows = pinned;
            WorkQueue.Run(_threads, groups, (worker, group) =>
            {
                var panel = panels.Pointer + ((nint)worker * (size + (4 * BlockRows)));
                var first = group * BatchRows;
                var some = queryRows.Span.Slice(first, Math.Min(BatchRows, queryRows.Length - first));
                for (var q = 0; q < some.Length; q++)
                    queries.Values.Slice(some[q] * candidates.Stride, candidates.Stride).CopyTo(new Span<float>(panel + (q * candidates.Stride), candidates.Stride));
                ScanBatch(rows, panel, panel + size, some, first, ranked, excluded, allowed);
            }, cancellation);
        }

        return ranked;
    }

    /// <summary>Scores rows first..end with one query.</summary>
    private void ScanRows(float* rows, float* query, int first, int end, ref TopKHeap heap, CandidateFilter filter)
    {
        var scores = stackalloc float[BlockRows];
        for (var block = first; block < end; block += BlockRows)
        {
            var count = Math.Min(BlockRows, end - block);
            for (var at = 0; at < count; at += 16)
                DotTile.SixteenByOne(rows + ((nint)(block + at) * candidates.Stride), candidates.Stride, Math.Min(16, count - at), query, candidates.Stride, scores + at);
            TopKSelector.Offer(ref heap, new ReadOnlySpan<float>(scores, count), block, filter);
        }
    }

    private void ScanParts(
        float* rows, float* query, int parts, ref TopKHeap heap, int k, int* excluded, int excludedCount, CandidateMask? allowed)
    {
        var kept = ArrayPool<ScoredIndex>.Shared.Rent(parts * k);
        var counts = new int[parts];
        var size = (candidates.RowCount + parts - 1) / parts;
        WorkQueue.Run(parts, parts, (_, part) =>
        {
            var own = new TopKHeap(kept.AsSpan(part * k, k));
            var filter = new CandidateFilter(new ReadOnlySpan<int>(excluded, excludedCount), allowed);
            ScanRows(rows, query, part * size, Math.Min(candidates.RowCount, (part + 1) * size), ref own, filter);
            counts[part] = own.Count;
        }, CancellationToken.None);
        for (var part = 0; part < parts; part++)
        {
            foreach (var one in kept.AsSpan(part * k, counts[part])) heap.Offer(one.Index, one.Score);
        }

        ArrayPool<ScoredIndex>.Shared.Return(kept);
    }

    private void ScanBatch(
        float* rows, float* panel, float* scores, ReadOnlySpan<int> queryRows, int firstResult, RankedRows ranked, SparseRows? excluded, CandidateMask? allowed)
    {
        var stride = candidates.Stride;
        var tile = stackalloc float[16];
        for (var block = 0; block < candidates.RowCount; block += BlockRows)
        {
            var count = Math.Min(BlockRows, candidates.RowCount - block);
            for (var quad = 0; quad < queryRows.Length; quad += 4)
            {
                for (var at = 0; at < count; at += 4)
                {
                    DotTile.FourByFour(panel + (quad * stride), stride, rows + ((nint)(block + at) * stride), stride, Math.Min(4, count - at), stride, tile);
                    for (var q = 0; q < 4; q++) new ReadOnlySpan<float>(tile + (4 * q), 4).CopyTo(new Span<float>(scores + (q * BlockRows) + at, 4));
                }

                for (var q = quad; q < Math.Min(quad + 4, queryRows.Length); q++)
                {
                    var result = firstResult + q;
                    var heap = new TopKHeap(ranked.Buffer(result), ranked[result].Length);
                    var filter = new CandidateFilter(excluded is null ? [] : excluded.RowColumns(queryRows[q]), allowed);
                    TopKSelector.Offer(ref heap, new ReadOnlySpan<float>(scores + ((q - quad) * BlockRows), count), block, filter);
                    ranked.SetCount(result, heap.Count);
                }
            }
        }

        for (var q = 0; q < queryRows.Length; q++)
            new TopKHeap(ranked.Buffer(firstResult + q), ranked[firstResult + q].Length).TakeSorted();
    }

    private void CheckRank(int rank)
    {
        if (rank != candidates.Rank) throw new ArgumentException($"The query has {rank} factors, the candidates have {candidates.Rank}.");
    }
}

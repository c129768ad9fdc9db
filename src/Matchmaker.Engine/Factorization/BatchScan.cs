using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Many queries × all candidates as a blocked matrix product that is looked through while it is in the nearest cache. The product adds up in another order than a single search, which
/// would show in the last bits; so it only tells which rows can be among the best, with a margin for both orders, and those are scored as a single search scores them.
/// One thread's work and memory.
/// </summary>
internal sealed unsafe class BatchScan : IDisposable
{
    /// <summary>Most queries at once: their factors stay in the second cache while candidates stream past.</summary>
    public const int MostQueries = 256;

    private const int BlockRows = 512;
    private const int FloatsPerLine = 16;

    /// <summary>Beyond it a sum could overflow on the way in one order and not in the other.</summary>
    private const float GreatestMargin = 1e30f;

    /// <summary>What products and squares too small for a float can add up to.</summary>
    private const float Underflow = 1e-37f;

    private readonly FactorMatrix _candidates;
    private readonly AlignedBuffer _memory;
    private readonly float* _queries;
    private readonly float* _interleaved;
    private readonly float* _panels;
    private readonly float* _products;
    private readonly float* _slack;
    private readonly float* _thresholds;

    public BatchScan(FactorMatrix candidates)
    {
        _candidates = candidates;
        var stride = candidates.Stride;
        _memory = new AlignedBuffer(((long)(MostQueries + MostQueries + BlockRows) * stride) + (ScoreTile.Queries * RowPanel.Rows) + (2 * MostQueries));
        _queries = _memory.Pointer;
        _interleaved = _queries + (MostQueries * stride);
        _panels = _interleaved + (MostQueries * stride);
        _products = _panels + (BlockRows * stride);
        _slack = _products + (ScoreTile.Queries * RowPanel.Rows);
        _thresholds = _slack + MostQueries;
    }

    /// <summary>Searches for at most 256 queries.</summary>
    /// <param name="rows">The candidates' factors.</param>
    /// <param name="queries">Factors of the same rank.</param>
    /// <param name="queryRows">Rows of the queries.</param>
    /// <param name="firstResult">Where the results of the first of them go.</param>
    /// <param name="ranked">Receives the results.</param>
    /// <param name="excluded">Candidates to leave out for each query row, or null.</param>
    /// <param name="allowed">The only candidates to return, or null for all.</param>
    /// <returns>How many products were computed a second time.</returns>
    public long Run(
        float* rows, FactorMatrix queries, ReadOnlySpan<int> queryRows, int firstResult, RankedRows ranked, SparseRows? excluded, CandidateMask? allowed)
    {
        Take(queries, queryRows);
        var stride = _candidates.Stride;
        var rank = _candidates.Rank;
        var scored = 0L;
        for (var block = 0; block < _candidates.RowCount; block += BlockRows)
        {
            var count = Math.Min(BlockRows, _candidates.RowCount - block);
            var length = Fill(rows + ((nint)block * stride), count);
            for (var q = 0; q < queryRows.Length; q++)
                _thresholds[q] = Lowered(new TopKHeap(ranked.Buffer(firstResult + q), ranked[firstResult + q].Length).Threshold, q, length);
            for (var panel = 0; panel < count; panel += RowPanel.Rows)
            {
                for (var tile = 0; tile < queryRows.Length; tile += ScoreTile.Queries)
                {
                    AskForNext(rows, block + panel, tile);
                    var reaching = ScoreTile.Multiply(_interleaved + (tile * stride), _panels + (panel * stride), rank, _thresholds + tile, _products);
                    for (; reaching != 0; reaching &= reaching - 1)
                    {
                        var at = BitOperations.TrailingZeroCount(reaching);
                        var q = tile + at;
                        if (q >= queryRows.Length) break;
                        var filter = new CandidateFilter(excluded is null ? [] : excluded.RowColumns(queryRows[q]), allowed);
                        scored += Offer(rows, _products + (at * RowPanel.Rows), block + panel, q, length, filter, ranked, firstResult + q);
                    }
                }
            }
        }

        for (var q = 0; q < queryRows.Length; q++)
            new TopKHeap(ranked.Buffer(firstResult + q), ranked[firstResult + q].Length).TakeSorted();
        return scored;
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>Copies the queries, and for each finds by how much two orders of summation can differ for a row of length 1: n·2⁻²⁴·|q| for either, and as much again.</summary>
    private void Take(FactorMatrix queries, ReadOnlySpan<int> queryRows)
    {
        var stride = _candidates.Stride;
        new Span<float>(_queries, MostQueries * stride).Clear();
        for (var q = 0; q < queryRows.Length; q++)
        {
            var query = queries.Values.Slice(queryRows[q] * stride, stride);
            query.CopyTo(new Span<float>(_queries + (q * stride), stride));
            double squares = 0;
            foreach (var value in query) squares += (double)value * value;
            _slack[q] = (float)((stride + 16) * Math.Sqrt(squares) / (1 << 22));
        }

        for (var q = 0; q < queryRows.Length; q += ScoreTile.Queries)
            ScoreTile.Interleave(_queries + (q * stride), stride, stride, _interleaved + (q * stride));
    }

    /// <summary>Lays out a block of candidates.</summary>
    /// <returns>The length of its longest row, or a little more.</returns>
    private float Fill(float* rows, int count)
    {
        var stride = _candidates.Stride;
        var greatest = 0f;
        for (var panel = 0; panel < count; panel += RowPanel.Rows)
        {
            var to = _panels + (panel * stride);
            RowPanel.Fill(rows + (panel * stride), stride, Math.Min(RowPanel.Rows, count - panel), stride, to);
            greatest = MathF.Max(greatest, RowPanel.GreatestSquare(to, _candidates.Rank));
        }

        return MathF.Sqrt(greatest + Underflow);
    }

    /// <summary>Below what product a row cannot have a score above the threshold; not a number, which no product is below, where that cannot be told.</summary>
    private float Lowered(float threshold, int query, float length)
    {
        var margin = (_slack[query] * length) + Underflow;
        return margin < GreatestMargin ? MathF.BitDecrement(threshold - MathF.BitIncrement(margin)) : float.NaN;
    }

    /// <summary>While a tile is multiplied, its share of the same panel of the next block comes nearer; past the end of the rows asking does nothing.</summary>
    private void AskForNext(float* rows, int first, int tile)
    {
        if (!Sse.IsSupported) return;
        var lines = RowPanel.Rows * _candidates.Stride / FloatsPerLine / (MostQueries / ScoreTile.Queries);
        var next = rows + ((nint)(first + BlockRows) * _candidates.Stride) + ((nint)(tile / ScoreTile.Queries) * lines * FloatsPerLine);
        for (var line = 0; line < lines; line++) Sse.Prefetch1(next + (line * FloatsPerLine));
    }

    private int Offer(float* rows, float* products, int first, int query, float length, CandidateFilter filter, RankedRows ranked, int result)
    {
        var stride = _candidates.Stride;
        var heap = new TopKHeap(ranked.Buffer(result), ranked[result].Length);
        var scored = 0;
        // A bit for each product that is not a number at or below the threshold.
        var reaching = ~ScoreTile.AtMost(products, _thresholds[query]);
        for (; reaching != 0; reaching &= reaching - 1)
        {
            var at = BitOperations.TrailingZeroCount(reaching);
            var row = first + at;
            if (row >= _candidates.RowCount) break;
            if (products[at] <= _thresholds[query] || !filter.Allows(row)) continue;
            heap.Offer(row, DotTile.One(rows + ((nint)row * stride), _queries + (query * stride), stride));
            _thresholds[query] = Lowered(heap.Threshold, query, length);
            scored++;
        }

        ranked.SetCount(result, heap.Count);
        return scored;
    }
}

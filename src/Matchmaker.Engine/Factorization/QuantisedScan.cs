using System.Numerics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Scans the 8-bit copy, longest rows first, as far as a row can be long enough, and scores exactly every row whose bound reaches the k-th best score so far: the same result as scoring every row, ties
/// included, for a quarter of the memory's time where the bounds tell most rows apart.
/// </summary>
internal static unsafe class QuantisedScan
{
    /// <summary>Rows whose products are found before any is offered.</summary>
    public const int BlockRows = 256;

    /// <summary>Offers the rows of every so many-th block.</summary>
    /// <param name="factors">The 8-bit copy.</param>
    /// <param name="rows">The factors it was made of.</param>
    /// <param name="query">The query as it is, padded.</param>
    /// <param name="rounded">The same rounded.</param>
    /// <param name="codes">Its codes, padded.</param>
    /// <param name="part">The first block.</param>
    /// <param name="parts">Blocks from one to the next.</param>
    /// <param name="heap">What was found in other rows.</param>
    /// <param name="filter">What may be returned.</param>
    /// <returns>How many rows were read, and how many of them scored exactly.</returns>
    public static SearchEffort Run(
        QuantisedFactors factors, float* rows, float* query, QuantisedQuery rounded, short* codes, int part, int parts, ref TopKHeap heap, CandidateFilter filter)
    {
        var products = stackalloc int[BlockRows];
        var (read, scored) = (0, 0);
        for (long block = (long)part * BlockRows; block < factors.Rows.Length; block += (long)parts * BlockRows)
        {
            var first = (int)block;
            // A score that equals the k-th best may still enter by a lower index.
            if (factors.LengthFrom(first) * rounded.Length < heap.Threshold) break;
            var count = Math.Min(BlockRows, factors.Rows.Length - first);
            for (var at = 0; at < count; at += 16)
                CodeTile.SixteenByOne(factors.Codes + ((nint)(first + at) * factors.Stride), codes, factors.Stride, products + at);
            scored += Offer(factors, rows, query, rounded, products, first, count, ref heap, filter);
            read += count;
        }

        return new(read, scored);
    }

    private static int Offer(
        QuantisedFactors factors, float* rows, float* query, QuantisedQuery rounded, int* products, int block, int count, ref TopKHeap heap, CandidateFilter filter)
    {
        var stride = factors.Factors.Stride;
        var step = new Vector<float>(rounded.Step);
        var margin = new Vector<float>(rounded.Margin);
        var threshold = heap.Threshold;
        var lowest = new Vector<float>(threshold);
        var scored = 0;
        for (var at = 0; at < count; at += Vector<float>.Count)
        {
            var bounds = Vector.Load(factors.Scales + block + at) * ((Vector.ConvertToSingle(Vector.Load(products + at)) * step) + margin);
            // Not "none reaches it": a bound that is not a number says nothing, and its row is scored.
            if (Vector.LessThanAll(bounds, lowest)) continue;
            for (var lane = 0; lane < Math.Min(Vector<float>.Count, count - at); lane++)
            {
                if (bounds[lane] < threshold) continue;
                var row = factors.Rows[block + at + lane];
                if (!filter.Allows(row)) continue;
                heap.Offer(row, DotTile.One(rows + ((nint)row * stride), query, stride));
                threshold = heap.Threshold;
                scored++;
            }

            lowest = new Vector<float>(threshold);
        }

        return scored;
    }
}

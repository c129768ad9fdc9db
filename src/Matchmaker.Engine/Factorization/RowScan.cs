using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>One query against a part of the candidates, each as any thread takes it: all in full, or in 8 bits first.</summary>
/// <param name="candidates">What is searched.</param>
/// <param name="rows">Its factors.</param>
/// <param name="query">One padded row.</param>
/// <param name="quantised">The 8-bit copy, or null for none.</param>
/// <param name="rounded">The query rounded for it, or null where it cannot be.</param>
/// <param name="codes">Its codes.</param>
internal sealed unsafe class RowScan(FactorMatrix candidates, float* rows, float* query, QuantisedFactors? quantised, QuantisedQuery? rounded, short* codes)
{
    private readonly float* _rows = rows;
    private readonly float* _query = query;
    private readonly short* _codes = codes;

    /// <summary>Offers one of so many parts, which together are all rows.</summary>
    /// <returns>How many were read, and how many of them scored in full.</returns>
    public SearchEffort Run(int part, int parts, ref TopKHeap heap, CandidateFilter filter)
    {
        if (quantised is not null && rounded is { } known) return QuantisedScan.Run(quantised, _rows, _query, known, _codes, part, parts, ref heap, filter);
        var size = ((candidates.RowCount / parts / QuantisedScan.BlockRows) + 1) * QuantisedScan.BlockRows;
        var (first, end) = (part * size, (int)Math.Min(candidates.RowCount, (part + 1L) * size));
        var scores = stackalloc float[QuantisedScan.BlockRows];
        for (var block = first; block < end; block += QuantisedScan.BlockRows)
        {
            var count = Math.Min(QuantisedScan.BlockRows, end - block);
            for (var at = 0; at < count; at += 16)
                DotTile.SixteenByOne(_rows + ((nint)(block + at) * candidates.Stride), candidates.Stride, Math.Min(16, count - at), _query, candidates.Stride, scores + at);
            TopKSelector.Offer(ref heap, new ReadOnlySpan<float>(scores, count), block, filter);
        }

        var all = Math.Max(0, end - first);
        return new(all, all);
    }
}

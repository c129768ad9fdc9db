using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// The register tile for scoring in batches: 8 queries × 32 rows, each product summed along the factors in their order, and compared with its query's threshold before it leaves the registers.
/// Queries lie eight side by side (<see cref="Interleave"/>), rows thirty-two (<see cref="RowPanel"/>), so that both are read in sequence.
/// </summary>
internal static unsafe class ScoreTile
{
    public const int Queries = 8;

    /// <summary>interleaved[8k + i] = query_i[k] for eight rows that follow one another at <paramref name="stride"/>.</summary>
    public static void Interleave(float* queries, nint stride, int length, float* interleaved)
    {
        for (nint k = 0; k < length; k++)
        {
            for (nint i = 0; i < Queries; i++) interleaved[(k * Queries) + i] = queries[(i * stride) + k];
        }
    }

    /// <summary>products[32i + j] = query_i · row_j.</summary>
    /// <param name="queries">Interleaved.</param>
    /// <param name="panel">Thirty-two rows side by side.</param>
    /// <param name="length">Factors in each.</param>
    /// <param name="thresholds">One for each query.</param>
    /// <param name="products">Receives 256 floats.</param>
    /// <returns>Bit i is set unless all products of query i are numbers at or below its threshold.</returns>
    public static int Multiply(float* queries, float* panel, int length, float* thresholds, float* products)
    {
        if (Vector512.IsHardwareAccelerated) return Wide(queries, panel, length, thresholds, products);
        var reaching = 0;
        for (var query = 0; query < Queries; query += 4)
        {
            for (var row = 0; row < RowPanel.Rows; row += 16)
                reaching |= Narrow(queries + query, panel + row, length, thresholds + query, products + (query * RowPanel.Rows) + row) << query;
        }

        return reaching;
    }

    /// <summary>Bit j is set where product j of thirty-two is a number at or below the threshold.</summary>
    public static uint AtMost(float* products, float threshold)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Create(threshold);
            return (uint)Vector512.LessThanOrEqual(Vector512.Load(products), wide).ExtractMostSignificantBits()
                | ((uint)Vector512.LessThanOrEqual(Vector512.Load(products + 16), wide).ExtractMostSignificantBits() << 16);
        }

        var narrow = Vector256.Create(threshold);
        var bits = 0u;
        for (var at = 0; at < RowPanel.Rows; at += 8) bits |= Vector256.LessThanOrEqual(Vector256.Load(products + at), narrow).ExtractMostSignificantBits() << at;
        return bits;
    }

    private static int Wide(float* queries, float* panel, int length, float* thresholds, float* products)
    {
        Vector512<float> s00 = default, s01 = default;
        Vector512<float> s10 = default, s11 = default;
        Vector512<float> s20 = default, s21 = default;
        Vector512<float> s30 = default, s31 = default;
        Vector512<float> s40 = default, s41 = default;
        Vector512<float> s50 = default, s51 = default;
        Vector512<float> s60 = default, s61 = default;
        Vector512<float> s70 = default, s71 = default;
        for (var k = 0; k < length; k++)
        {
            var r0 = Vector512.Load(panel);
            var r1 = Vector512.Load(panel + 16);
            var q0 = Vector512.Create(queries[0]);
            s00 = Vector512.FusedMultiplyAdd(q0, r0, s00);
            s01 = Vector512.FusedMultiplyAdd(q0, r1, s01);
            var q1 = Vector512.Create(queries[1]);
            s10 = Vector512.FusedMultiplyAdd(q1, r0, s10);
            s11 = Vector512.FusedMultiplyAdd(q1, r1, s11);
            var q2 = Vector512.Create(queries[2]);
            s20 = Vector512.FusedMultiplyAdd(q2, r0, s20);
            s21 = Vector512.FusedMultiplyAdd(q2, r1, s21);
            var q3 = Vector512.Create(queries[3]);
            s30 = Vector512.FusedMultiplyAdd(q3, r0, s30);
            s31 = Vector512.FusedMultiplyAdd(q3, r1, s31);
            var q4 = Vector512.Create(queries[4]);
            s40 = Vector512.FusedMultiplyAdd(q4, r0, s40);
            s41 = Vector512.FusedMultiplyAdd(q4, r1, s41);
            var q5 = Vector512.Create(queries[5]);
            s50 = Vector512.FusedMultiplyAdd(q5, r0, s50);
            s51 = Vector512.FusedMultiplyAdd(q5, r1, s51);
            var q6 = Vector512.Create(queries[6]);
            s60 = Vector512.FusedMultiplyAdd(q6, r0, s60);
            s61 = Vector512.FusedMultiplyAdd(q6, r1, s61);
            var q7 = Vector512.Create(queries[7]);
            s70 = Vector512.FusedMultiplyAdd(q7, r0, s70);
            s71 = Vector512.FusedMultiplyAdd(q7, r1, s71);
            panel += RowPanel.Rows;
            queries += Queries;
        }

        return Keep(s00, s01, thresholds, products, 0) | Keep(s10, s11, thresholds, products, 1) | Keep(s20, s21, thresholds, products, 2) | Keep(s30, s31, thresholds, products, 3)
            | Keep(s40, s41, thresholds, products, 4) | Keep(s50, s51, thresholds, products, 5) | Keep(s60, s61, thresholds, products, 6) | Keep(s70, s71, thresholds, products, 7);
    }

    private static int Keep(Vector512<float> s0, Vector512<float> s1, float* thresholds, float* products, int query)
    {
        s0.Store(products + (query * RowPanel.Rows));
        s1.Store(products + (query * RowPanel.Rows) + 16);
        var threshold = Vector512.Create(thresholds[query]);
        return Vector512.LessThanOrEqualAll(s0, threshold) && Vector512.LessThanOrEqualAll(s1, threshold) ? 0 : 1 << query;
    }

    private static int Narrow(float* queries, float* panel, int length, float* thresholds, float* products)
    {
        Vector256<float> s00 = default, s01 = default;
        Vector256<float> s10 = default, s11 = default;
        Vector256<float> s20 = default, s21 = default;
        Vector256<float> s30 = default, s31 = default;
        for (var k = 0; k < length; k++)
        {
            var r0 = Vector256.Load(panel);
            var r1 = Vector256.Load(panel + 8);
            var q0 = Vector256.Create(queries[0]);
            s00 = Vector256.FusedMultiplyAdd(q0, r0, s00);
            s01 = Vector256.FusedMultiplyAdd(q0, r1, s01);
            var q1 = Vector256.Create(queries[1]);
            s10 = Vector256.FusedMultiplyAdd(q1, r0, s10);
            s11 = Vector256.FusedMultiplyAdd(q1, r1, s11);
            var q2 = Vector256.Create(queries[2]);
            s20 = Vector256.FusedMultiplyAdd(q2, r0, s20);
            s21 = Vector256.FusedMultiplyAdd(q2, r1, s21);
            var q3 = Vector256.Create(queries[3]);
            s30 = Vector256.FusedMultiplyAdd(q3, r0, s30);
            s31 = Vector256.FusedMultiplyAdd(q3, r1, s31);
            panel += RowPanel.Rows;
            queries += Queries;
        }

        return Keep(s00, s01, thresholds, products, 0) | Keep(s10, s11, thresholds, products, 1)
            | Keep(s20, s21, thresholds, products, 2) | Keep(s30, s31, thresholds, products, 3);
    }

    private static int Keep(Vector256<float> s0, Vector256<float> s1, float* thresholds, float* products, int query)
    {
        s0.Store(products + (query * RowPanel.Rows));
        s1.Store(products + (query * RowPanel.Rows) + 8);
        var threshold = Vector256.Create(thresholds[query]);
        return Vector256.LessThanOrEqualAll(s0, threshold) && Vector256.LessThanOrEqualAll(s1, threshold) ? 0 : 1 << query;
    }
}

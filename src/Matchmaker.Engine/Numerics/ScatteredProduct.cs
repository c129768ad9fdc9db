using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// y ← y + Σ_k (t_k − c_k·(v_k·p))·v_k over scattered rows v_k: the product with VᵀCV that conjugate gradients ask for, without ever forming that matrix.
/// Eight rows at a time are read for their inner products with p and, while they are still in the first-level cache, once more for the sum. 4·rows·width flops.
/// </summary>
internal static unsafe class ScatteredProduct
{
    /// <summary>Counts of rows are multiples of this: a shorter list is padded with rows of weight and target 0.</summary>
    public const int RowAlignment = 4;

    /// <summary>Adds to y.</summary>
    /// <param name="rows">Where row 0 begins, on a 64-byte boundary.</param>
    /// <param name="width">Floats in a row and from one row to the next, a multiple of 16.</param>
    /// <param name="indices">Which rows.</param>
    /// <param name="targets">t, one a row.</param>
    /// <param name="weights">c, one a row.</param>
    /// <param name="count">How many rows, a multiple of <see cref="RowAlignment"/>.</param>
    /// <param name="p">One vector, padded as a row.</param>
    /// <param name="y">Another.</param>
    public static void Add(float* rows, int width, int* indices, float* targets, float* weights, int count, float* p, float* y)
    {
        var k = 0;
        // Where vectors are narrower each of these is two, and eight rows would need more registers than there are.
        for (; Vector512.IsHardwareAccelerated && k <= count - 8; k += 8) Eight(rows, width, indices + k, targets + k, weights + k, p, y);
        for (; k < count; k += 4) Four(rows, width, indices + k, targets + k, weights + k, p, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* rows, nint width, int* indices, float* targets, float* weights, float* p, float* y)
    {
        float* v0 = rows + (indices[0] * width), v1 = rows + (indices[1] * width), v2 = rows + (indices[2] * width), v3 = rows + (indices[3] * width);
        float* v4 = rows + (indices[4] * width), v5 = rows + (indices[5] * width), v6 = rows + (indices[6] * width), v7 = rows + (indices[7] * width);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nint j = 0; j < width; j += 16)
        {
            var q = Vector512.Load(p + j);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(v0 + j), q, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(v1 + j), q, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(v2 + j), q, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(v3 + j), q, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Load(v4 + j), q, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Load(v5 + j), q, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Load(v6 + j), q, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Load(v7 + j), q, s7);
        }

        var low = Vector128.Load(targets) - (Vector128.Load(weights) * DotTile.FourSums(s0, s1, s2, s3));
        var high = Vector128.Load(targets + 4) - (Vector128.Load(weights + 4) * DotTile.FourSums(s4, s5, s6, s7));
        Vector512<float> a0 = Vector512.Create(low[0]), a1 = Vector512.Create(low[1]), a2 = Vector512.Create(low[2]), a3 = Vector512.Create(low[3]);
        Vector512<float> a4 = Vector512.Create(high[0]), a5 = Vector512.Create(high[1]), a6 = Vector512.Create(high[2]), a7 = Vector512.Create(high[3]);
        for (nint j = 0; j < width; j += 16)
        {
            // Two chains, since one of eight would wait for each of its steps.
            var even = Vector512.FusedMultiplyAdd(a0, Vector512.Load(v0 + j), Vector512.Load(y + j));
            var odd = a1 * Vector512.Load(v1 + j);
            even = Vector512.FusedMultiplyAdd(a2, Vector512.Load(v2 + j), even);
            odd = Vector512.FusedMultiplyAdd(a3, Vector512.Load(v3 + j), odd);
            even = Vector512.FusedMultiplyAdd(a4, Vector512.Load(v4 + j), even);
            odd = Vector512.FusedMultiplyAdd(a5, Vector512.Load(v5 + j), odd);
            even = Vector512.FusedMultiplyAdd(a6, Vector512.Load(v6 + j), even);
            odd = Vector512.FusedMultiplyAdd(a7, Vector512.Load(v7 + j), odd);
            (even + odd).Store(y + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* rows, nint width, int* indices, float* targets, float* weights, float* p, float* y)
    {
        float* v0 = rows + (indices[0] * width), v1 = rows + (indices[1] * width), v2 = rows + (indices[2] * width), v3 = rows + (indices[3] * width);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (nint j = 0; j < width; j += 16)
        {
            var q = Vector512.Load(p + j);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(v0 + j), q, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(v1 + j), q, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(v2 + j), q, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(v3 + j), q, s3);
        }

        var four = Vector128.Load(targets) - (Vector128.Load(weights) * DotTile.FourSums(s0, s1, s2, s3));
        Vector512<float> a0 = Vector512.Create(four[0]), a1 = Vector512.Create(four[1]), a2 = Vector512.Create(four[2]), a3 = Vector512.Create(four[3]);
        for (nint j = 0; j < width; j += 16)
        {
            var even = Vector512.FusedMultiplyAdd(a0, Vector512.Load(v0 + j), Vector512.Load(y + j));
            var odd = a1 * Vector512.Load(v1 + j);
            even = Vector512.FusedMultiplyAdd(a2, Vector512.Load(v2 + j), even);
            odd = Vector512.FusedMultiplyAdd(a3, Vector512.Load(v3 + j), odd);
            (even + odd).Store(y + j);
        }
    }
}

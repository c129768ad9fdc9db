using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Sixteen inner products at once, along contiguous rows: the register tile for products of a matrix with its own transpose (4 rows × 4 rows)
/// and for scoring (16 rows × one query). Each inner product adds up in the same order in both shapes, so both give the same bits.
/// </summary>
internal static unsafe class DotTile
{
    /// <summary>out[4i + j] = x_i · y_j for four consecutive rows of each. <paramref name="length"/> is a multiple of 16.</summary>
    public static void FourByFour(float* x, nint xStride, float* y, nint yStride, int length, float* products)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < 4; i++)
            {
                Narrow(x + (i * xStride), y, yStride, length, products + (4 * i));
            }

            return;
        }

        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<float> s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<float> s8 = default, s9 = default, s10 = default, s11 = default;
        Vector512<float> s12 = default, s13 = default, s14 = default, s15 = default;
        float* x1 = x + xStride, x2 = x1 + xStride, x3 = x2 + xStride;
        float* y1 = y + yStride, y2 = y1 + yStride, y3 = y2 + yStride;
        for (nint k = 0; k < length; k += 16)
        {
            var v0 = Vector512.Load(y + k);
            var v1 = Vector512.Load(y1 + k);
            var v2 = Vector512.Load(y2 + k);
            var v3 = Vector512.Load(y3 + k);
            var u0 = Vector512.Load(x + k);
            s0 = Vector512.FusedMultiplyAdd(u0, v0, s0);
            s1 = Vector512.FusedMultiplyAdd(u0, v1, s1);
            s2 = Vector512.FusedMultiplyAdd(u0, v2, s2);
            s3 = Vector512.FusedMultiplyAdd(u0, v3, s3);
            var u1 = Vector512.Load(x1 + k);
            s4 = Vector512.FusedMultiplyAdd(u1, v0, s4);
            s5 = Vector512.FusedMultiplyAdd(u1, v1, s5);
            s6 = Vector512.FusedMultiplyAdd(u1, v2, s6);
            s7 = Vector512.FusedMultiplyAdd(u1, v3, s7);
            var u2 = Vector512.Load(x2 + k);
            s8 = Vector512.FusedMultiplyAdd(u2, v0, s8);
            s9 = Vector512.FusedMultiplyAdd(u2, v1, s9);
            s10 = Vector512.FusedMultiplyAdd(u2, v2, s10);
            s11 = Vector512.FusedMultiplyAdd(u2, v3, s11);
            var u3 = Vector512.Load(x3 + k);
            s12 = Vector512.FusedMultiplyAdd(u3, v0, s12);
            s13 = Vector512.FusedMultiplyAdd(u3, v1, s13);
            s14 = Vector512.FusedMultiplyAdd(u3, v2, s14);
            s15 = Vector512.FusedMultiplyAdd(u3, v3, s15);
        }

        var q0 = SumQuads(s0, s1, s2, s3);
        var q1 = SumQuads(s4, s5, s6, s7);
        var q2 = SumQuads(s8, s9, s10, s11);
        var q3 = SumQuads(s12, s13, s14, s15);
        SumLanes(q0, q1, q2, q3).Store(products);
    }

    /// <summary>As above where only <paramref name="rows"/> ≤ 4 rows of y may be read; products with the others are meaningless.</summary>
    public static void FourByFour(float* x, nint xStride, float* y, nint yStride, int rows, int length, float* products)
    {
        if (rows == 4)
        {
            FourByFour(x, xStride, y, yStride, length, products);
            return;
        }

        // A stride of 0 repeats one row in the tile: the same sums as in a whole tile, without reading past the last row.
        var repeated = stackalloc float[16];
        for (var row = 0; row < rows; row++)
        {
            FourByFour(x, xStride, y + (row * yStride), 0, length, repeated);
            for (var i = 0; i < 4; i++) products[(4 * i) + row] = repeated[4 * i];
        }
    }

    /// <summary>As below where only <paramref name="rows"/> ≤ 16 rows may be read; the other products are not written.</summary>
    public static void SixteenByOne(float* x, nint xStride, int rows, float* query, int length, float* products)
    {
        if (rows == 16)
        {
            SixteenByOne(x, xStride, query, length, products);
            return;
        }

        var repeated = stackalloc float[16];
        for (var row = 0; row < rows; row++)
        {
            SixteenByOne(x + (row * xStride), 0, query, length, repeated);
            products[row] = repeated[0];
        }
    }

    /// <summary>out[i] = x_i · query for sixteen consecutive rows. <paramref name="length"/> is a multiple of 16.</summary>
    public static void SixteenByOne(float* x, nint xStride, float* query, int length, float* products)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < 16; i += 4) Narrow(query, x + (i * xStride), xStride, length, products + i);
            return;
        }

        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<float> s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<float> s8 = default, s9 = default, s10 = default, s11 = default;
        Vector512<float> s12 = default, s13 = default, s14 = default, s15 = default;
        float* x4 = x + (4 * xStride), x8 = x + (8 * xStride), x12 = x + (12 * xStride);
        nint two = 2 * xStride, three = 3 * xStride;
        for (nint k = 0; k < length; k += 16)
        {
            var v = Vector512.Load(query + k);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(x + k), v, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(x + xStride + k), v, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(x + two + k), v, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(x + three + k), v, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Load(x4 + k), v, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Load(x4 + xStride + k), v, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Load(x4 + two + k), v, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Load(x4 + three + k), v, s7);
            s8 = Vector512.FusedMultiplyAdd(Vector512.Load(x8 + k), v, s8);
            s9 = Vector512.FusedMultiplyAdd(Vector512.Load(x8 + xStride + k), v, s9);
            s10 = Vector512.FusedMultiplyAdd(Vector512.Load(x8 + two + k), v, s10);
            s11 = Vector512.FusedMultiplyAdd(Vector512.Load(x8 + three + k), v, s11);
            s12 = Vector512.FusedMultiplyAdd(Vector512.Load(x12 + k), v, s12);
            s13 = Vector512.FusedMultiplyAdd(Vector512.Load(x12 + xStride + k), v, s13);
            s14 = Vector512.FusedMultiplyAdd(Vector512.Load(x12 + two + k), v, s14);
            s15 = Vector512.FusedMultiplyAdd(Vector512.Load(x12 + three + k), v, s15);
        }

        var q0 = SumQuads(s0, s1, s2, s3);
        var q1 = SumQuads(s4, s5, s6, s7);
        var q2 = SumQuads(s8, s9, s10, s11);
        var q3 = SumQuads(s12, s13, s14, s15);
        SumLanes(q0, q1, q2, q3).Store(products);
    }

    /// <summary>Four vectors to one: element 4L + i is the sum of 128-bit lane L of vector i.</summary>
    private static Vector512<float> SumQuads(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        var cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble();
        return Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
    }

    /// <summary>Adds up the four 128-bit lanes of each vector and lays the four sums side by side.</summary>
    private static Vector512<float> SumLanes(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var ab = Avx512F.Shuffle4x128(a, b, 0b01_00_01_00) + Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        var cd = Avx512F.Shuffle4x128(c, d, 0b01_00_01_00) + Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        return Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01);
    }

    /// <summary>out[j] = x · y_j for four consecutive rows, with 256-bit vectors.</summary>
    private static void Narrow(float* x, float* y, nint yStride, int length, float* products)
    {
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (nint k = 0; k < length; k += 8)
        {
            var u = Vector256.Load(x + k);
            s0 = Vector256.FusedMultiplyAdd(u, Vector256.Load(y + k), s0);
            s1 = Vector256.FusedMultiplyAdd(u, Vector256.Load(y + yStride + k), s1);
            s2 = Vector256.FusedMultiplyAdd(u, Vector256.Load(y + (2 * yStride) + k), s2);
            s3 = Vector256.FusedMultiplyAdd(u, Vector256.Load(y + (3 * yStride) + k), s3);
        }

        products[0] = Vector256.Sum(s0);
        products[1] = Vector256.Sum(s1);
        products[2] = Vector256.Sum(s2);
        products[3] = Vector256.Sum(s3);
    }
}

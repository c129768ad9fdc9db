using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Sixteen inner products at once, along contiguous rows: the register tile for products of a matrix with its own transpose (4 rows × 4 rows)
/// and for scoring (16 rows × one query, or one row). Each inner product adds up in the same order in every shape, so all give the same bits.
/// </summary>
internal static unsafe class DotTile
{
    /// <summary>How far ahead of the row that is read a scan asks memory: two pages.</summary>
    private const int FloatsAhead = 2048;

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

    /// <summary>As below where only <paramref name="rows"/> ≤ 16 rows may be read; the other products are not written.</summary>
    public static void SixteenByOne(float* x, nint xStride, int rows, float* query, int length, float* products)
    {
        if (rows == 16)
        {
            SixteenByOne(x, xStride, query, length, products);
            return;
        }

        for (var row = 0; row < rows; row++) products[row] = One(x + (row * xStride), query, length);
    }

    /// <summary>
    /// out[i] = x_i · query for sixteen consecutive rows. <paramref name="length"/> is a multiple of 16. Rows are read nearly in the order of their addresses, and those
    /// further on are asked for ahead of their turn: a scan of many rows goes as fast as memory.
    /// </summary>
    public static void SixteenByOne(float* x, nint xStride, float* query, int length, float* products)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < 16; i += 4) Narrow(query, x + (i * xStride), xStride, length, products + i);
            return;
        }

        var q0 = FourByOne(x, xStride, query, length);
        var q1 = FourByOne(x + (4 * xStride), xStride, query, length);
        var q2 = FourByOne(x + (8 * xStride), xStride, query, length);
        var q3 = FourByOne(x + (12 * xStride), xStride, query, length);
        SumLanes(q0, q1, q2, q3).Store(products);
    }

    /// <summary>x · y with the bits that the tiles give. <paramref name="length"/> is a multiple of 16.</summary>
    public static float One(float* x, float* y, int length)
    {
        if (!Avx512F.IsSupported)
        {
            var narrow = Vector256<float>.Zero;
            for (nint k = 0; k < length; k += 8) narrow = Vector256.FusedMultiplyAdd(Vector256.Load(x + k), Vector256.Load(y + k), narrow);
            return Vector256.Sum(narrow);
        }

        var sum = Vector512<float>.Zero;
        for (nint k = 0; k < length; k += 16) sum = Vector512.FusedMultiplyAdd(Vector512.Load(x + k), Vector512.Load(y + k), sum);
        // As SumQuads and SumLanes add: within each 128-bit lane (0 + 2) + (1 + 3), then the lanes in the same way.
        sum += Avx512F.Shuffle(sum, sum, 0b01_00_11_10);
        sum += Avx512F.Shuffle(sum, sum, 0b10_11_00_01);
        var half = sum.GetLower() + sum.GetUpper();
        return (half.GetLower() + half.GetUpper()).ToScalar();
    }

    /// <summary>Four rows × the query, each left as the sums of its 128-bit lanes (see <see cref="SumQuads"/>).</summary>
    private static Vector512<float> FourByOne(float* x, nint xStride, float* query, int length)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        float* x1 = x + xStride, x2 = x1 + xStride, x3 = x2 + xStride;
        for (nint k = 0; k < length; k += 16)
        {
            // May point past the end of the rows: asking for what is not there does nothing.
            Sse.Prefetch0(x + k + FloatsAhead);
            Sse.Prefetch0(x1 + k + FloatsAhead);
            Sse.Prefetch0(x2 + k + FloatsAhead);
            Sse.Prefetch0(x3 + k + FloatsAhead);
            var v = Vector512.Load(query + k);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(x + k), v, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(x1 + k), v, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(x2 + k), v, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(x3 + k), v, s3);
        }

        return SumQuads(s0, s1, s2, s3);
    }

    /// <summary>The sums of the elements of four vectors.</summary>
    public static Vector128<float> FourSums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported) return Vector128.Create(Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d));
        var quads = SumQuads(a, b, c, d);
        var half = quads.GetLower() + quads.GetUpper();
        return half.GetLower() + half.GetUpper();
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

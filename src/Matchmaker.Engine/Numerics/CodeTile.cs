using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Inner products of sixteen consecutive rows of 8-bit codes with one query of 16-bit codes, summed in 32 bits. Whole numbers: the same on every machine, whatever its vectors.
/// The caller keeps 127 · |query| · length within 32 bits.
/// </summary>
internal static unsafe class CodeTile
{
    /// <summary>Codes to which a row is padded: one 512-bit vector once they are widened.</summary>
    public const int RowAlignment = 32;

    private const int BytesAhead = 4096;

    /// <summary>out[i] = x_i · query. <paramref name="length"/> is a multiple of 32, and rows follow one another at that distance.</summary>
    public static void SixteenByOne(sbyte* x, short* query, int length, int* products)
    {
        if (Avx512BW.IsSupported)
        {
            nint four = 4 * length;
            var q0 = FourWide(x, query, length);
            var q1 = FourWide(x + four, query, length);
            var q2 = FourWide(x + (2 * four), query, length);
            var q3 = FourWide(x + (3 * four), query, length);
            SumLanes(q0, q1, q2, q3).Store(products);
            return;
        }

        for (var row = 0; row < 16; row++)
        {
            var codes = x + ((nint)row * length);
            products[row] = Avx2.IsSupported ? OneNarrow(codes, query, length) : OnePortable(codes, query, length);
        }
    }

    /// <summary>The same for one row, for machines without vectors known here and as the plain twin.</summary>
    internal static int OnePortable(sbyte* x, short* query, int length)
    {
        var sum = Vector128<int>.Zero;
        for (nint k = 0; k < length; k += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(x + k));
            sum += Products(low, Vector128.Load(query + k)) + Products(high, Vector128.Load(query + k + 8));
        }

        return Vector128.Sum(sum);
    }

    private static Vector128<int> Products(Vector128<short> x, Vector128<short> y)
    {
        var (x0, x1) = Vector128.Widen(x);
        var (y0, y1) = Vector128.Widen(y);
        return (x0 * y0) + (x1 * y1);
    }

    private static int OneNarrow(sbyte* x, short* query, int length)
    {
        var sum = Vector256<int>.Zero;
        for (nint k = 0; k < length; k += 16)
            sum += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(x + k), Vector256.Load(query + k));
        return Vector256.Sum(sum);
    }

    /// <summary>Four rows; element 4L + i of the result is the sum of 128-bit lane L of row i.</summary>
    private static Vector512<int> FourWide(sbyte* x, short* query, int length)
    {
        Vector512<int> s0 = default, s1 = default, s2 = default, s3 = default;
        sbyte* x1 = x + length, x2 = x1 + length, x3 = x2 + length;
        Sse.Prefetch0(x + BytesAhead);
        Sse.Prefetch0(x1 + BytesAhead);
        Sse.Prefetch0(x2 + BytesAhead);
        Sse.Prefetch0(x3 + BytesAhead);
        for (nint k = 0; k < length; k += 32)
        {
            var v = Vector512.Load(query + k);
            s0 += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(x + k)), v);
            s1 += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(x1 + k)), v);
            s2 += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(x2 + k)), v);
            s3 += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(x3 + k)), v);
        }

        var s01 = (Avx512F.UnpackLow(s0, s1) + Avx512F.UnpackHigh(s0, s1)).AsInt64();
        var s23 = (Avx512F.UnpackLow(s2, s3) + Avx512F.UnpackHigh(s2, s3)).AsInt64();
        return Avx512F.UnpackLow(s01, s23).AsInt32() + Avx512F.UnpackHigh(s01, s23).AsInt32();
    }

    /// <summary>Adds up the four 128-bit lanes of each vector and lays the four sums side by side.</summary>
    private static Vector512<int> SumLanes(Vector512<int> a, Vector512<int> b, Vector512<int> c, Vector512<int> d)
    {
        var ab = Avx512F.Shuffle4x128(a, b, 0b01_00_01_00) + Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        var cd = Avx512F.Shuffle4x128(c, d, 0b01_00_01_00) + Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        return Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01);
    }
}

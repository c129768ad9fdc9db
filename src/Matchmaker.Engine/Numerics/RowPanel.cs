using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>Rows laid out for a product that runs along them: thirty-two rows side by side, one factor after the other.</summary>
internal static unsafe class RowPanel
{
    /// <summary>Rows in a panel: two 512-bit vectors.</summary>
    public const int Rows = 32;

    /// <summary>panel[32k + i] = x_i[k] for <paramref name="rows"/> ≤ 32 rows of <paramref name="length"/> floats, a multiple of 16; zero for the rows that are missing.</summary>
    public static void Fill(float* x, nint stride, int rows, int length, float* panel)
    {
        if (rows < Rows) new Span<float>(panel, Rows * length).Clear();
        var row = 0;
        for (; Avx512F.IsSupported && row <= rows - 4; row += 4)
        {
            var from = x + (row * stride);
            for (nint k = 0; k < length; k += 16) Four(from + k, stride, panel + (k * Rows) + row);
        }

        for (; row < rows; row++)
        {
            for (nint k = 0; k < length; k++) panel[(k * Rows) + row] = x[(row * stride) + k];
        }
    }

    /// <summary>The largest Σ_k x_i[k]² of a panel's rows; infinite or not a number where one of them is.</summary>
    public static float GreatestSquare(float* panel, int length)
    {
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var k = 0; k < length; k++, panel += Rows)
        {
            Vector256<float> x0 = Vector256.Load(panel), x1 = Vector256.Load(panel + 8), x2 = Vector256.Load(panel + 16), x3 = Vector256.Load(panel + 24);
            s0 = Vector256.FusedMultiplyAdd(x0, x0, s0);
            s1 = Vector256.FusedMultiplyAdd(x1, x1, s1);
            s2 = Vector256.FusedMultiplyAdd(x2, x2, s2);
            s3 = Vector256.FusedMultiplyAdd(x3, x3, s3);
        }

        var all = Vector256.Max(Vector256.Max(s0, s1), Vector256.Max(s2, s3));
        var greatest = 0f;
        for (var lane = 0; lane < 8; lane++) greatest = MathF.Max(greatest, all[lane]);
        return greatest;
    }

    private static void Four(float* x, nint stride, float* to)
    {
        var a = Vector512.Load(x);
        var b = Vector512.Load(x + stride);
        var c = Vector512.Load(x + (2 * stride));
        var d = Vector512.Load(x + (3 * stride));
        var ab0 = Avx512F.UnpackLow(a, b).AsDouble();
        var ab2 = Avx512F.UnpackHigh(a, b).AsDouble();
        var cd0 = Avx512F.UnpackLow(c, d).AsDouble();
        var cd2 = Avx512F.UnpackHigh(c, d).AsDouble();
        Lanes(Avx512F.UnpackLow(ab0, cd0).AsSingle(), to);
        Lanes(Avx512F.UnpackHigh(ab0, cd0).AsSingle(), to + Rows);
        Lanes(Avx512F.UnpackLow(ab2, cd2).AsSingle(), to + (2 * Rows));
        Lanes(Avx512F.UnpackHigh(ab2, cd2).AsSingle(), to + (3 * Rows));
    }

    /// <summary>128-bit lane L holds factor 4L of four rows.</summary>
    private static void Lanes(Vector512<float> lanes, float* to)
    {
        Avx512F.ExtractVector128(lanes, 0).Store(to);
        Avx512F.ExtractVector128(lanes, 1).Store(to + (4 * Rows));
        Avx512F.ExtractVector128(lanes, 2).Store(to + (8 * Rows));
        Avx512F.ExtractVector128(lanes, 3).Store(to + (12 * Rows));
    }
}

using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// The register tile under every matrix product here: C ← C + sign·A·B for 8 rows of C and 16 or 32 of its columns, held in registers over the whole depth.
/// Element (i, k) of A is at <c>a[i * row + k * step]</c>, so that the same tile serves A (row = stride, step = 1) and its transpose (row = 1, step = stride).
/// With 512-bit vectors 16 accumulators meet 10 loads per step; with 256-bit ones the tile is walked in quarters of 4 × 16.
/// </summary>
internal static unsafe class OuterTile
{
    public const int Rows = 8;

    /// <summary>Runs one tile. <paramref name="columns"/> is 16 or 32.</summary>
    public static void Add(
        float* a, nint row, nint step, float* b, nint bStride, float* c, nint cStride, int depth, float sign, int columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (columns == 32) Wide2(a, row, step, b, bStride, c, cStride, depth, sign);
            else Wide1(a, row, step, b, bStride, c, cStride, depth, sign);
            return;
        }

        for (var column = 0; column < columns; column += 16)
        {
            Narrow(a, row, step, b + column, bStride, c + column, cStride, depth, sign);
            Narrow(a + (4 * row), row, step, b + column, bStride, c + column + (4 * cStride), cStride, depth, sign);
        }
    }

    private static void Wide2(float* a, nint row, nint step, float* b, nint bStride, float* c, nint cStride, int depth, float sign)
    {
        Vector512<float> s00 = default, s01 = default;
        Vector512<float> s10 = default, s11 = default;
        Vector512<float> s20 = default, s21 = default;
        Vector512<float> s30 = default, s31 = default;
        Vector512<float> s40 = default, s41 = default;
        Vector512<float> s50 = default, s51 = default;
        Vector512<float> s60 = default, s61 = default;
        Vector512<float> s70 = default, s71 = default;
        float* a1 = a + row, a2 = a1 + row, a3 = a2 + row, a4 = a3 + row, a5 = a4 + row, a6 = a5 + row, a7 = a6 + row;
        nint at = 0;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var x0 = Vector512.Create(a[at]);
            s00 = Vector512.FusedMultiplyAdd(x0, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(x0, b1, s01);
            var x1 = Vector512.Create(a1[at]);
            s10 = Vector512.FusedMultiplyAdd(x1, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(x1, b1, s11);
            var x2 = Vector512.Create(a2[at]);
            s20 = Vector512.FusedMultiplyAdd(x2, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(x2, b1, s21);
            var x3 = Vector512.Create(a3[at]);
            s30 = Vector512.FusedMultiplyAdd(x3, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(x3, b1, s31);
            var x4 = Vector512.Create(a4[at]);
            s40 = Vector512.FusedMultiplyAdd(x4, b0, s40);
            s41 = Vector512.FusedMultiplyAdd(x4, b1, s41);
            var x5 = Vector512.Create(a5[at]);
            s50 = Vector512.FusedMultiplyAdd(x5, b0, s50);
            s51 = Vector512.FusedMultiplyAdd(x5, b1, s51);
            var x6 = Vector512.Create(a6[at]);
            s60 = Vector512.FusedMultiplyAdd(x6, b0, s60);
            s61 = Vector512.FusedMultiplyAdd(x6, b1, s61);
            var x7 = Vector512.Create(a7[at]);
            s70 = Vector512.FusedMultiplyAdd(x7, b0, s70);
            s71 = Vector512.FusedMultiplyAdd(x7, b1, s71);
            at += step;
            b += bStride;
        }

        var signs = Vector512.Create(sign);
        Vector512.FusedMultiplyAdd(signs, s00, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s01, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s10, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s11, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s20, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s21, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s30, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s31, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s40, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s41, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s50, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s51, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s60, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s61, Vector512.Load(c + 16)).Store(c + 16);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s70, Vector512.Load(c)).Store(c);
        Vector512.FusedMultiplyAdd(signs, s71, Vector512.Load(c + 16)).Store(c + 16);
    }

    private static void Wide1(float* a, nint row, nint step, float* b, nint bStride, float* c, nint cStride, int depth, float sign)
    {
        Vector512<float> s00 = default;
        Vector512<float> s10 = default;
        Vector512<float> s20 = default;
        Vector512<float> s30 = default;
        Vector512<float> s40 = default;
        Vector512<float> s50 = default;
        Vector512<float> s60 = default;
        Vector512<float> s70 = default;
        float* a1 = a + row, a2 = a1 + row, a3 = a2 + row, a4 = a3 + row, a5 = a4 + row, a6 = a5 + row, a7 = a6 + row;
        nint at = 0;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.Load(b);
            var x0 = Vector512.Create(a[at]);
            s00 = Vector512.FusedMultiplyAdd(x0, b0, s00);
            var x1 = Vector512.Create(a1[at]);
            s10 = Vector512.FusedMultiplyAdd(x1, b0, s10);
            var x2 = Vector512.Create(a2[at]);
            s20 = Vector512.FusedMultiplyAdd(x2, b0, s20);
            var x3 = Vector512.Create(a3[at]);
            s30 = Vector512.FusedMultiplyAdd(x3, b0, s30);
            var x4 = Vector512.Create(a4[at]);
            s40 = Vector512.FusedMultiplyAdd(x4, b0, s40);
            var x5 = Vector512.Create(a5[at]);
            s50 = Vector512.FusedMultiplyAdd(x5, b0, s50);
            var x6 = Vector512.Create(a6[at]);
            s60 = Vector512.FusedMultiplyAdd(x6, b0, s60);
            var x7 = Vector512.Create(a7[at]);
            s70 = Vector512.FusedMultiplyAdd(x7, b0, s70);
            at += step;
            b += bStride;
        }

        var signs = Vector512.Create(sign);
        Vector512.FusedMultiplyAdd(signs, s00, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s10, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s20, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s30, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s40, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s50, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s60, Vector512.Load(c)).Store(c);
        c += cStride;
        Vector512.FusedMultiplyAdd(signs, s70, Vector512.Load(c)).Store(c);
    }

    private static void Narrow(float* a, nint row, nint step, float* b, nint bStride, float* c, nint cStride, int depth, float sign)
    {
        Vector256<float> s00 = default, s01 = default;
        Vector256<float> s10 = default, s11 = default;
        Vector256<float> s20 = default, s21 = default;
        Vector256<float> s30 = default, s31 = default;
        float* a1 = a + row, a2 = a1 + row, a3 = a2 + row;
        nint at = 0;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x0 = Vector256.Create(a[at]);
            s00 = Vector256.FusedMultiplyAdd(x0, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x0, b1, s01);
            var x1 = Vector256.Create(a1[at]);
            s10 = Vector256.FusedMultiplyAdd(x1, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x1, b1, s11);
            var x2 = Vector256.Create(a2[at]);
            s20 = Vector256.FusedMultiplyAdd(x2, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(x2, b1, s21);
            var x3 = Vector256.Create(a3[at]);
            s30 = Vector256.FusedMultiplyAdd(x3, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(x3, b1, s31);
            at += step;
            b += bStride;
        }

        var signs = Vector256.Create(sign);
        Vector256.FusedMultiplyAdd(signs, s00, Vector256.Load(c)).Store(c);
        Vector256.FusedMultiplyAdd(signs, s01, Vector256.Load(c + 8)).Store(c + 8);
        c += cStride;
        Vector256.FusedMultiplyAdd(signs, s10, Vector256.Load(c)).Store(c);
        Vector256.FusedMultiplyAdd(signs, s11, Vector256.Load(c + 8)).Store(c + 8);
        c += cStride;
        Vector256.FusedMultiplyAdd(signs, s20, Vector256.Load(c)).Store(c);
        Vector256.FusedMultiplyAdd(signs, s21, Vector256.Load(c + 8)).Store(c + 8);
        c += cStride;
        Vector256.FusedMultiplyAdd(signs, s30, Vector256.Load(c)).Store(c);
        Vector256.FusedMultiplyAdd(signs, s31, Vector256.Load(c + 8)).Store(c + 8);
    }
}

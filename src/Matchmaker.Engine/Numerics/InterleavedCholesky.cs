using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Sixteen small positive definite systems factored and solved side by side, one in each lane of a 512-bit vector: no step waits for a square root
/// of its own system only, and nothing is summed across lanes. Golub and Van Loan, 4th ed., algorithm 4.2.1, left-looking over 4 × 4 tiles.
/// Systems are independent: what is in one lane never changes the bits of another.
/// </summary>
/// <remarks>
/// Layout: tile (i, j), j ≤ i, of the lower triangle is number i(i + 1)/2 + j; element (a, b) of it, of all sixteen systems, is the vector
/// at <c>(16·tile + 4a + b)·16</c>. Diagonal elements of the factor are stored as their reciprocals.
/// </remarks>
internal static unsafe class InterleavedCholesky
{
    /// <summary>Systems solved at once.</summary>
    public const int Lanes = 16;

    /// <summary>Whether this machine has the 512-bit shuffles that make interleaving pay.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Number of 4 × 4 tiles in the lower triangle of a matrix of <paramref name="blocks"/> × <paramref name="blocks"/> tiles.</summary>
    public static int TileCount(int blocks) => blocks * (blocks + 1) / 2;

    /// <summary>Takes the same tile of sixteen systems, 16 floats each at multiples of <paramref name="systemStride"/>, and interleaves it.</summary>
    public static void Interleave(float* tile, nint systemStride, float* interleaved)
    {
        var halfway = stackalloc Vector512<float>[16];
        for (var group = 0; group < 4; group++)
        {
            var from = tile + (4 * group * systemStride);
            var a = Vector512.Load(from);
            var b = Vector512.Load(from + systemStride);
            var c = Vector512.Load(from + (2 * systemStride));
            var d = Vector512.Load(from + (3 * systemStride));
            var abLow = Avx512F.UnpackLow(a, b).AsDouble();
            var abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
            var cdLow = Avx512F.UnpackLow(c, d).AsDouble();
            var cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
            halfway[group] = Avx512F.UnpackLow(abLow, cdLow).AsSingle();
            halfway[4 + group] = Avx512F.UnpackHigh(abLow, cdLow).AsSingle();
            halfway[8 + group] = Avx512F.UnpackLow(abHigh, cdHigh).AsSingle();
            halfway[12 + group] = Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle();
        }

        for (var element = 0; element < 4; element++)
        {
            var quads = halfway + (4 * element);
            var abLow = Avx512F.Shuffle4x128(quads[0], quads[1], 0b01_00_01_00);
            var abHigh = Avx512F.Shuffle4x128(quads[0], quads[1], 0b11_10_11_10);
            var cdLow = Avx512F.Shuffle4x128(quads[2], quads[3], 0b01_00_01_00);
            var cdHigh = Avx512F.Shuffle4x128(quads[2], quads[3], 0b11_10_11_10);
            Avx512F.Shuffle4x128(abLow, cdLow, 0b10_00_10_00).Store(interleaved + (16 * element));
            Avx512F.Shuffle4x128(abLow, cdLow, 0b11_01_11_01).Store(interleaved + (16 * (4 + element)));
            Avx512F.Shuffle4x128(abHigh, cdHigh, 0b10_00_10_00).Store(interleaved + (16 * (8 + element)));
            Avx512F.Shuffle4x128(abHigh, cdHigh, 0b11_01_11_01).Store(interleaved + (16 * (12 + element)));
        }
    }

    /// <summary>A + I = L·Lᵀ in place, for sixteen systems of 4·blocks unknowns.</summary>
    public static void FactorPlusIdentity(float* matrix, int blocks)
    {
        for (var i = 0; i < blocks; i++)
        {
            var rowTiles = matrix + (TileCount(i) * 256);
            for (var j = 0; j < i; j++)
            {
                var other = matrix + (TileCount(j) * 256);
                Subtract(rowTiles + (j * 256), rowTiles, other, j);
                SolveTile(rowTiles + (j * 256), other + (j * 256));
            }

            Subtract(rowTiles + (i * 256), rowTiles, rowTiles, i);
            FactorTile(rowTiles + (i * 256));
        }
    }

    /// <summary>Solves L·Lᵀ y = q in place for sixteen right-hand sides; element k of all of them is the vector at 16k.</summary>
    public static void Solve(float* factor, int blocks, float* q)
    {
        var n = 4 * blocks;
        for (var i = 0; i < n; i++)
        {
            var rowTiles = factor + (TileCount(i >> 2) * 256) + ((i & 3) * 64);
            var sum = Vector512.Load(q + (16 * i));
            for (var j = 0; j < i; j++)
                sum = Vector512.FusedMultiplyAdd(-Vector512.Load(At(rowTiles, j)), Vector512.Load(q + (16 * j)), sum);
            (sum * Vector512.Load(At(rowTiles, i))).Store(q + (16 * i));
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var rowTiles = factor + (TileCount(i >> 2) * 256) + ((i & 3) * 64);
            var y = Vector512.Load(q + (16 * i)) * Vector512.Load(At(rowTiles, i));
            y.Store(q + (16 * i));
            for (var j = 0; j < i; j++)
                Vector512.FusedMultiplyAdd(-Vector512.Load(At(rowTiles, j)), y, Vector512.Load(q + (16 * j))).Store(q + (16 * j));
        }
    }

    private static float* At(float* rowTiles, int column) => rowTiles + ((column >> 2) * 256) + ((column & 3) * 16);

    /// <summary>C ← C − Σ_k A_k·B_kᵀ over the first <paramref name="count"/> tiles of two rows of tiles.</summary>
    private static void Subtract(float* c, float* a, float* b, int count)
    {
        Vector512<float> s00 = Vector512.Load(c + 0), s01 = Vector512.Load(c + 16), s02 = Vector512.Load(c + 32), s03 = Vector512.Load(c + 48);
        Vector512<float> s10 = Vector512.Load(c + 64), s11 = Vector512.Load(c + 80), s12 = Vector512.Load(c + 96), s13 = Vector512.Load(c + 112);
        Vector512<float> s20 = Vector512.Load(c + 128), s21 = Vector512.Load(c + 144), s22 = Vector512.Load(c + 160), s23 = Vector512.Load(c + 176);
        Vector512<float> s30 = Vector512.Load(c + 192), s31 = Vector512.Load(c + 208), s32 = Vector512.Load(c + 224), s33 = Vector512.Load(c + 240);
        for (var k = 0; k < count; k++, a += 256, b += 256)
        {
            for (var inner = 0; inner < 64; inner += 16)
            {
                var b0 = Vector512.Load(b + inner + 0);
                var b1 = Vector512.Load(b + inner + 64);
                var b2 = Vector512.Load(b + inner + 128);
                var b3 = Vector512.Load(b + inner + 192);
                var a0 = -Vector512.Load(a + inner + 0);
                s00 = Vector512.FusedMultiplyAdd(a0, b0, s00);
                s01 = Vector512.FusedMultiplyAdd(a0, b1, s01);
                s02 = Vector512.FusedMultiplyAdd(a0, b2, s02);
                s03 = Vector512.FusedMultiplyAdd(a0, b3, s03);
                var a1 = -Vector512.Load(a + inner + 64);
                s10 = Vector512.FusedMultiplyAdd(a1, b0, s10);
                s11 = Vector512.FusedMultiplyAdd(a1, b1, s11);
                s12 = Vector512.FusedMultiplyAdd(a1, b2, s12);
                s13 = Vector512.FusedMultiplyAdd(a1, b3, s13);
                var a2 = -Vector512.Load(a + inner + 128);
                s20 = Vector512.FusedMultiplyAdd(a2, b0, s20);
                s21 = Vector512.FusedMultiplyAdd(a2, b1, s21);
                s22 = Vector512.FusedMultiplyAdd(a2, b2, s22);
                s23 = Vector512.FusedMultiplyAdd(a2, b3, s23);
                var a3 = -Vector512.Load(a + inner + 192);
                s30 = Vector512.FusedMultiplyAdd(a3, b0, s30);
                s31 = Vector512.FusedMultiplyAdd(a3, b1, s31);
                s32 = Vector512.FusedMultiplyAdd(a3, b2, s32);
                s33 = Vector512.FusedMultiplyAdd(a3, b3, s33);
            }
        }

        s00.Store(c + 0);
        s01.Store(c + 16);
        s02.Store(c + 32);
        s03.Store(c + 48);
        s10.Store(c + 64);
        s11.Store(c + 80);
        s12.Store(c + 96);
        s13.Store(c + 112);
        s20.Store(c + 128);
        s21.Store(c + 144);
        s22.Store(c + 160);
        s23.Store(c + 176);
        s30.Store(c + 192);
        s31.Store(c + 208);
        s32.Store(c + 224);
        s33.Store(c + 240);
    }

    /// <summary>C ← C·L⁻ᵀ for one tile against the factored tile on the diagonal.</summary>
    private static void SolveTile(float* c, float* diagonal)
    {
        for (var column = 0; column < 4; column++)
        {
            var inverse = Vector512.Load(diagonal + (80 * column));
            for (var row = 0; row < 4; row++)
            {
                var sum = Vector512.Load(c + (64 * row) + (16 * column));
                for (var k = 0; k < column; k++)
                    sum = Vector512.FusedMultiplyAdd(-Vector512.Load(c + (64 * row) + (16 * k)), Vector512.Load(diagonal + (64 * column) + (16 * k)), sum);
                (sum * inverse).Store(c + (64 * row) + (16 * column));
            }
        }
    }

    private static void FactorTile(float* c)
    {
        for (var column = 0; column < 4; column++)
        {
            var pivot = Vector512.Load(c + (80 * column)) + Vector512<float>.One;
            for (var k = 0; k < column; k++)
            {
                var element = Vector512.Load(c + (64 * column) + (16 * k));
                pivot = Vector512.FusedMultiplyAdd(-element, element, pivot);
            }

            var inverse = Vector512<float>.One / Vector512.Sqrt(pivot);
            inverse.Store(c + (80 * column));
            for (var row = column + 1; row < 4; row++)
            {
                var sum = Vector512.Load(c + (64 * row) + (16 * column));
                for (var k = 0; k < column; k++)
                    sum = Vector512.FusedMultiplyAdd(-Vector512.Load(c + (64 * row) + (16 * k)), Vector512.Load(c + (64 * column) + (16 * k)), sum);
                (sum * inverse).Store(c + (64 * row) + (16 * column));
            }
        }
    }
}

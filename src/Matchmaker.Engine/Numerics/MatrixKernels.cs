namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Products of small dense row-major matrices whose widths and strides are multiples of 16 floats. Each accumulates into its result, allocates nothing
/// and always adds up in the same order.
/// </summary>
internal static unsafe class MatrixKernels
{
    /// <summary>
    /// Rank-<paramref name="depth"/> update of the upper triangle of a symmetric matrix: C ← C + sign·PᵀP with P of depth × width.
    /// Elements below the diagonal, within its 16 × 16 blocks, are updated too and mean nothing. depth·width² flops counted as a triangle.
    /// </summary>
    public static void AddOuter(float* panel, nint panelStride, int depth, int width, float* c, nint cStride, float sign = 1)
    {
        for (var i = 0; i < width; i += OuterTile.Rows)
        {
            var j = i & ~15;
            if (((width - j) & 16) != 0)
            {
                OuterTile.Add(panel + i, 1, panelStride, panel + j, panelStride, c + (i * cStride) + j, cStride, depth, sign, 16);
                j += 16;
            }

            for (; j < width; j += 32)
                OuterTile.Add(panel + i, 1, panelStride, panel + j, panelStride, c + (i * cStride) + j, cStride, depth, sign, 32);
        }
    }

    /// <summary>C ← C + A·B with A of rows × depth, B of depth × width; <paramref name="rows"/> is a multiple of 8.</summary>
    public static void AddProduct(float* a, nint aStride, int rows, float* b, nint bStride, int depth, int width, float* c, nint cStride)
    {
        // Columns outside: what a tile reads of B then stays in the first-level cache for all rows.
        for (var j = 0; j < width;)
        {
            var columns = j == 0 && (width & 16) != 0 ? 16 : 32;
            for (var i = 0; i < rows; i += OuterTile.Rows)
                OuterTile.Add(a + (i * aStride), aStride, 1, b + j, bStride, c + (i * cStride) + j, cStride, depth, 1, columns);
            j += columns;
        }
    }

    /// <summary>Upper triangle of C = P·Pᵀ for P of rows × width, in 4 × 4 tiles; <paramref name="rows"/> is a multiple of 4.</summary>
    public static void RowProducts(float* panel, nint panelStride, int rows, int width, float* c, nint cStride)
    {
        var tile = stackalloc float[16];
        for (var i = 0; i < rows; i += 4)
        {
            for (var j = i; j < rows; j += 4)
            {
                DotTile.FourByFour(panel + (i * panelStride), panelStride, panel + (j * panelStride), panelStride, width, tile);
                for (var row = 0; row < 4; row++) new Span<float>(tile + (4 * row), 4).CopyTo(new Span<float>(c + ((i + row) * cStride) + j, 4));
            }
        }
    }
}

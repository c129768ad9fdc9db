namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Factors a symmetric positive definite matrix as A = RᵀR, in place, and solves with it. R is upper triangular and row-major, which is the lower
/// factor L = Rᵀ column by column. Blocked by 16 and right-looking: a block row is factored, then the rest takes a rank-16 update, where the flops are.
/// Golub and Van Loan, Matrix Computations, 4th ed., algorithm 4.2.2 in outer-product order. n³/3 flops.
/// A matrix that is not positive definite yields elements that are not numbers; the caller checks its results.
/// </summary>
internal static unsafe class Cholesky
{
    private const int Block = 16;

    /// <summary>Factors the upper triangle of an n × n matrix. Elements below the diagonal within its 16 × 16 blocks are overwritten too.</summary>
    /// <param name="a">The matrix, row-major.</param>
    /// <param name="n">Order, a multiple of 16: a smaller system is padded with rows of the identity.</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 16.</param>
    public static void Factor(float* a, int n, nint stride)
    {
        for (var first = 0; first < n; first += Block)
        {
            var end = first + Block;
            FactorBlockRow(a, n, stride, first, end);
            if (end < n) MatrixKernels.AddOuter(a + (first * stride) + end, stride, Block, n - end, a + (end * stride) + end, stride, -1);
        }
    }

    /// <summary>Solves RᵀR x = b in place of b. 2n² flops.</summary>
    public static void Solve(float* r, int n, nint stride, float* b)
    {
        for (var k = 0; k < n; k++)
        {
            var row = r + (k * stride);
            b[k] /= row[k];
            VectorKernels.AddScaled(-b[k], row + k + 1, b + k + 1, n - k - 1);
        }

        for (var k = n - 1; k >= 0; k--)
        {
            var row = r + (k * stride);
            b[k] = (b[k] - VectorKernels.Dot(row + k + 1, b + k + 1, n - k - 1)) / row[k];
        }
    }

    private static void FactorBlockRow(float* a, int n, nint stride, int first, int end)
    {
        // Whole vectors from the block's first column on: what they write left of the diagonal is never read.
        for (var k = first; k < end; k++)
        {
            var pivotRow = a + (k * stride);
            var inverse = 1 / MathF.Sqrt(pivotRow[k]);
            VectorKernels.Scale(inverse, pivotRow + first, n - first);
            for (var i = k + 1; i < end; i++)
                VectorKernels.AddScaled(-pivotRow[i], pivotRow + first, a + (i * stride) + first, n - first);
        }
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Turns factors into the basis in which their Gramian is diagonal. Scores, Gramian terms and regularisation do not change under a rotation of both sides,
/// and since the other side is about to be solved anew, it comes out in the same basis by itself. With a diagonal Gramian D the dense part of
/// every row's system costs nothing to add, and rows with few entries can be solved exactly in the space of their entries (see <see cref="ExactSolver"/>).
/// </summary>
internal static unsafe class FactorBasis
{
    private const int ChunkRows = 256;

    /// <summary>Rotates the factors in place and returns their Gramian's diagonal (padded with zeros), or null if they are not finite.</summary>
    /// <param name="factors">The side that stays fixed.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellation">Looked at between groups of rows.</param>
    /// <param name="alongside">What else is in the old basis and must come along, such as regression weights.</param>
    public static double[]? Diagonalise(WritableFactors factors, int threads, CancellationToken cancellation, params ReadOnlySpan<WritableFactors> alongside)
    {
        var stride = factors.Stride;
        var rank = factors.Rank;
        var gramian = Gramian.Compute(factors.Pointer, factors.RowCount, stride, threads, cancellation);
        var matrix = new double[rank * rank];
        for (var i = 0; i < rank; i++)
        {
            for (var j = 0; j < rank; j++)
            {
                if (!double.IsFinite(gramian[(i * stride) + j])) return null;
                matrix[(i * rank) + j] = gramian[(i * stride) + j];
            }
        }

        var eigen = SymmetricEigen.Decompose(matrix, rank);
        using var rotation = new AlignedBuffer(stride * stride);
        for (var i = 0; i < rank; i++)
        {
            for (var k = 0; k < rank; k++) rotation.Pointer[(k * stride) + i] = (float)eigen.Vectors[(i * rank) + k];
        }

        Rotate(factors, rotation.Pointer, threads, cancellation);
        foreach (var other in alongside) Rotate(other, rotation.Pointer, threads, cancellation);
        var diagonal = new double[stride];
        for (var i = 0; i < rank; i++) diagonal[i] = Math.Max(0, eigen.Values[i]);
        return diagonal;
    }

    private static void Rotate(WritableFactors factors, float* rotation, int threads, CancellationToken cancellation)
    {
        var stride = factors.Stride;
        var chunks = (factors.RowCount + ChunkRows - 1) / ChunkRows;
        using var scratch = new AlignedBuffer((long)threads * 2 * ChunkRows * stride);
        WorkQueue.Run(threads, chunks, (worker, chunk) =>
        {
            var rows = Math.Min(ChunkRows, factors.RowCount - (chunk * ChunkRows));
            var size = rows * stride;
            var from = scratch.Pointer + ((long)worker * 2 * ChunkRows * stride);
            var to = from + (ChunkRows * stride);
            var values = factors.Values.Slice(chunk * ChunkRows * stride, size);

            // A copy, because the product reads whole groups of 8 rows and the last group may be short.
            values.CopyTo(new Span<float>(from, size));
            new Span<float>(to, ChunkRows * stride).Clear();
            MatrixKernels.AddProduct(from, stride, (rows + 7) & ~7, rotation, stride, stride, stride, to, stride);
            new Span<float>(to, size).CopyTo(values);
        }, cancellation);
    }
}

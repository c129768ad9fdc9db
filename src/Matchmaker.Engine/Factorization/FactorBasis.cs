using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// The basis in which one side's Gramian is diagonal. Scores, Gramian terms and regularisation do not change under a rotation of both sides,
/// and since the other side is about to be solved anew, it comes out in the same basis by itself. With a diagonal Gramian D the dense part of
/// every row's system costs nothing to add, rows with few entries can be solved exactly in the space of their entries (see <see cref="ExactSolver"/>), and
/// conjugate gradients have a cheap product and a good preconditioner (see <see cref="ConjugateSolver"/>).
/// </summary>
internal sealed unsafe class FactorBasis : IDisposable
{
    private const int ChunkRows = 256;

    private readonly AlignedBuffer _rotation;
    private readonly int _stride;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    private FactorBasis(SymmetricEigen eigen, int rank, int stride, int threads, CancellationToken cancellation)
    {
        (_stride, _threads, _cancellation) = (stride, threads, cancellation);
        _rotation = new AlignedBuffer(stride * stride);
        for (var i = 0; i < rank; i++)
        {
            for (var k = 0; k < rank; k++) _rotation.Pointer[(k * stride) + i] = (float)eigen.Vectors[(i * rank) + k];
        }

        Diagonal = new double[stride];
        for (var i = 0; i < rank; i++) Diagonal[i] = Math.Max(0, eigen.Values[i]);
    }

    /// <summary>The Gramian's diagonal, padded with zeros.</summary>
    public double[] Diagonal { get; }

    /// <summary>Turns factors into the basis in which their Gramian is diagonal.</summary>
    /// <param name="factors">The side that stays fixed; rotated in place.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellation">Looked at between groups of rows.</param>
    /// <param name="alongside">What else is in the old basis and must come along, such as regression weights.</param>
    /// <returns>The basis, or null if the factors are not finite.</returns>
    public static FactorBasis? Diagonalise(WritableFactors factors, int threads, CancellationToken cancellation, params ReadOnlySpan<WritableFactors> alongside)
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

        var basis = new FactorBasis(SymmetricEigen.Decompose(matrix, rank), rank, stride, threads, cancellation);
        basis.Rotate(factors, null);
        foreach (var other in alongside) basis.Rotate(other, null);
        return basis;
    }

    /// <summary>Turns some rows out of the old basis into this one, in place: all, or those that are named. 2·stride² flops each; each row's bits depend on that row only.</summary>
    public void Rotate(WritableFactors factors, int[]? rows)
    {
        var count = rows?.Length ?? factors.RowCount;
        var chunks = (count + ChunkRows - 1) / ChunkRows;
        using var scratch = new AlignedBuffer((long)_threads * 2 * ChunkRows * _stride);
        WorkQueue.Run(_threads, chunks, (worker, chunk) =>
        {
            var first = chunk * ChunkRows;
            var length = Math.Min(ChunkRows, count - first);
            var from = scratch.Pointer + ((long)worker * 2 * ChunkRows * _stride);
            var to = from + (ChunkRows * _stride);

            // A copy, because the product reads whole groups of 8 rows and the last group may be short.
            for (var at = 0; at < length; at++) Whole(factors, rows, first + at).CopyTo(new Span<float>(from + (at * _stride), _stride));
            new Span<float>(to, ChunkRows * _stride).Clear();
            MatrixKernels.AddProduct(from, _stride, (length + 7) & ~7, _rotation.Pointer, _stride, _stride, _stride, to, _stride);
            for (var at = 0; at < length; at++) new Span<float>(to + (at * _stride), _stride).CopyTo(Whole(factors, rows, first + at));
        }, _cancellation);
    }

    public void Dispose() => _rotation.Dispose();

    private static Span<float> Whole(WritableFactors factors, int[]? rows, int at) =>
        new(factors.Pointer + ((nint)(rows is null ? at : rows[at]) * factors.Stride), factors.Stride);
}

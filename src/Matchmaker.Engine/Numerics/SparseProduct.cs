namespace Matchmaker.Engine.Numerics;

/// <summary>Products of a sparse matrix with dense padded rows.</summary>
internal static unsafe class SparseProduct
{
    private const int ChunkRows = 256;

    /// <summary>One row of S·D: to ← Σ_f s_uf·d_f. 2·entries·stride flops.</summary>
    public static void Row(SparseRows sparse, int row, float* dense, int stride, float* to)
    {
        new Span<float>(to, stride).Clear();
        var columns = sparse.RowColumns(row);
        var values = sparse.RowValues(row);
        for (var at = 0; at < columns.Length; at++) VectorKernels.AddScaled(values[at], dense + ((nint)columns[at] * stride), to, stride);
    }

    /// <summary>to ← S·D, row by row on several threads; the same for any number of them.</summary>
    public static void Multiply(SparseRows sparse, float* dense, int stride, float* to, int threads, CancellationToken cancellation) =>
        WorkQueue.Run(threads, (sparse.RowCount + ChunkRows - 1) / ChunkRows, (_, chunk) =>
        {
            var end = Math.Min(sparse.RowCount, (chunk + 1) * ChunkRows);
            for (var row = chunk * ChunkRows; row < end; row++) Row(sparse, row, dense, stride, to + ((nint)row * stride));
        }, cancellation);
}

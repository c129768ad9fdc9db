namespace Matchmaker.Engine.Numerics;

/// <summary>
/// XᵀX of a tall matrix. Rows are summed in 32 bits in blocks of a fixed size, and the blocks in 64 bits in their order, so that the result is the
/// same for any number of threads. rows·width² flops, counted as a triangle.
/// </summary>
internal static unsafe class Gramian
{
    private const int BlockRows = 2048;
    private const int PanelFloats = 8192;

    /// <summary>Full symmetric width × width matrix, row-major; <paramref name="width"/> = row stride, a multiple of 16.</summary>
    public static double[] Compute(float* rows, int rowCount, int width, int threads, CancellationToken cancellation)
    {
        var blocks = (rowCount + BlockRows - 1) / BlockRows;
        var size = (long)width * width;
        var panelRows = Math.Max(64, PanelFloats / width);
        using var partial = new AlignedBuffer(blocks * size);
        WorkQueue.Run(threads, blocks, (_, block) =>
        {
            var end = Math.Min(rowCount, (block + 1) * BlockRows);
            for (var first = block * BlockRows; first < end; first += panelRows)
            {
                MatrixKernels.AddOuter(
                    rows + ((nint)first * width), width, Math.Min(panelRows, end - first), width, partial.Pointer + (block * size), width);
            }
        }, cancellation);

        var sum = new double[size];
        for (var block = 0; block < blocks; block++)
        {
            var from = partial.Pointer + (block * size);
            for (var i = 0; i < width; i++)
            {
                for (var j = i; j < width; j++) sum[(i * width) + j] += from[(i * width) + j];
            }
        }

        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < i; j++) sum[(i * width) + j] = sum[(j * width) + i];
        }

        return sum;
    }
}

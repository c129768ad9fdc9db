using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// iALS++ (Rendle, Krichene, Zhang, Koren 2021, "iALS++: Speeding up matrix factorization with subspace optimization"): each row takes a Newton step on one block of
/// factors after another, keeping its predictions up to date. n·r·b + r·b² flops a row for blocks of b, against n·r² + r³/3 for an exact solve.
/// </summary>
internal sealed unsafe class BlockSolver(SparseRows matrix, AlsOptions options) : ISideSolver
{
    private readonly int _stride = FactorMatrix.StrideOf(options.Rank);
    private readonly RowSchedule _schedule = RowSchedule.For(matrix, options.Rank, primalOnly: true);

    /// <summary>Improves all rows in place; always true. Nothing changes its basis.</summary>
    public bool Solve(
        WritableFactors fixedSide, WritableFactors target, SolverWorkspace[] workspaces, WritableFactors[] alongside, FeaturePrior? prior, CancellationToken cancellation)
    {
        for (var row = 0; row < matrix.RowCount; row++)
        {
            if (matrix.Degree(row) == 0) target.Row(row).Clear();
        }

        var gramian = Gramian.Compute(fixedSide.Pointer, fixedSide.RowCount, _stride, workspaces.Length, cancellation);
        using var weighted = new AlignedBuffer(gramian.Length);
        for (var i = 0; i < gramian.Length; i++) weighted.Pointer[i] = (float)(options.UnobservedWeight * gramian[i]);
        var longest = 0;
        for (var row = 0; row < matrix.RowCount; row++) longest = Math.Max(longest, matrix.Degree(row));
        using var predictions = new AlignedBuffer((long)workspaces.Length * longest);
        WorkQueue.Run(workspaces.Length, _schedule.GroupCount, (worker, group) =>
        {
            foreach (var row in _schedule.RowsOf(group))
            {
                SweepRow(row, fixedSide.Pointer, weighted.Pointer, target.Pointer + ((nint)row * _stride), workspaces[worker],
                    predictions.Pointer + ((nint)worker * longest), prior);
            }
        }, cancellation);
        return true;
    }

    private void SweepRow(int row, float* factors, float* gramian, float* x, SolverWorkspace work, float* predictions, FeaturePrior? prior)
    {
        var columns = matrix.RowColumns(row);
        var confidences = matrix.RowValues(row);
        if (prior is not null) prior.Mean(row, work.Scale);
        for (var k = 0; k < columns.Length; k++) predictions[k] = VectorKernels.Dot(x, factors + ((nint)columns[k] * _stride), _stride);
        var lambda = options.RegularizationOf(columns.Length, matrix.ColumnCount);
        for (var first = 0; first < _stride; first += options.BlockSize)
        {
            var width = Math.Min(options.BlockSize, _stride - first);

            // α0·G and λ on the block: both sides of the Newton step start from them.
            for (var i = 0; i < width; i++)
            {
                new ReadOnlySpan<float>(gramian + ((nint)(first + i) * _stride) + first, width).CopyTo(new Span<float>(work.System + (i * width), width));
                work.System[(i * width) + i] += lambda;
                work.Solution[i] = lambda * (prior is null ? x[first + i] : x[first + i] - work.Scale[first + i]);
            }

            VectorKernels.AddWeightedRows(gramian + first, _stride, _stride, x, 1, width, work.Solution);
            AddEntries(columns, confidences, factors + first, width, predictions, work);
            Cholesky.Factor(work.System, width, width);
            Cholesky.Solve(work.System, width, width, work.Solution);
            VectorKernels.AddScaled(-1, work.Solution, x + first, width);
            for (var k = 0; k < columns.Length; k++)
                predictions[k] -= VectorKernels.Dot(work.Solution, factors + ((nint)columns[k] * _stride) + first, width);
        }
    }

    /// <summary>Adds VᵀCV to the system and VᵀC(ŷ − p) to the gradient, for one block of factors.</summary>
    private void AddEntries(
        ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, float* factors, int width, float* predictions, SolverWorkspace work)
    {
        for (var first = 0; first < columns.Length; first += work.PanelRows)
        {
            var count = Math.Min(work.PanelRows, columns.Length - first);
            for (var k = 0; k < count; k++)
            {
                var confidence = confidences[first + k];
                var root = MathF.Sqrt(MathF.Abs(confidence));
                var to = work.Panel + (k * width);
                new ReadOnlySpan<float>(factors + ((nint)columns[first + k] * _stride), width).CopyTo(new Span<float>(to, width));
                VectorKernels.Scale(root, to, width);
                work.RightHandSide[k] = root * (predictions[first + k] - (confidence > 0 ? 1 : 0));
            }

            MatrixKernels.AddOuter(work.Panel, width, count, width, work.System, width);
            VectorKernels.AddWeightedRows(work.Panel, width, count, work.RightHandSide, 1, width, work.Solution);
        }
    }
}

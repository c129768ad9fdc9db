using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// The exact minimum of each row's problem, the other side V being fixed and its Gramian diagonal: D = α0·diag(VᵀV) + λ_u·I.
/// </summary>
/// <remarks>
/// Hu, Koren, Volinsky 2008, eq. 4, with Rendle et al. 2021, eq. 3: x = (D + VᵀCV)⁻¹VᵀCp over the row's entries. With W = √C·V·D^(-1/2) and q = √C·p this is
/// the same as x = D^(-1/2)·Wᵀ(I + WWᵀ)⁻¹q, whose system has one unknown for each entry instead of each factor (the push-through identity).
/// Rows with fewer entries than factors, which are most, take the second form: n²r + n³/3 flops instead of nr² + r³/3. Both are exact.
/// Where the pull is towards a mean μ instead of zero, VᵀCp + λ_u·μ takes the place of VᵀCp; with t = λ_u·D^(-1/2)·μ the second form becomes x = D^(-1/2)·(t + Wᵀ(I + WWᵀ)⁻¹(q − Wt)).
/// </remarks>
internal sealed unsafe class ExactSolver(SparseRows matrix, FactorTrainingOptions options, RowSchedule schedule) : ISideSolver
{
    private readonly int _stride = FactorMatrix.StrideOf(options.Rank);

    /// <inheritdoc/>
    public bool Solve(
        WritableFactors fixedSide, WritableFactors target, SolverWorkspace[] workspaces, WritableFactors[] alongside, FeaturePrior? prior, CancellationToken cancellation)
    {
        for (var row = 0; row < matrix.RowCount; row++)
        {
            if (matrix.Degree(row) == 0) target.Row(row).Clear();
        }

        using var basis = FactorBasis.Diagonalise(fixedSide, workspaces.Length, cancellation, alongside);
        if (basis is null) return false;
        WorkQueue.Run(
            workspaces.Length, schedule.GroupCount, (worker, group) => SolveGroup(group, fixedSide.Pointer, basis.Diagonal, target.Pointer, workspaces[worker], prior), cancellation);
        return true;
    }

    /// <summary>Solves the rows of one group of the schedule, which is not one of conjugate gradients.</summary>
    /// <param name="group">Which.</param>
    /// <param name="factors">Factors of the other side, in the basis in which their Gramian is diagonal.</param>
    /// <param name="diagonal">That diagonal.</param>
    /// <param name="target">Receives the rows.</param>
    /// <param name="work">The thread's own.</param>
    /// <param name="prior">Where the rows are pulled to, in that basis; null for zero.</param>
    public void SolveGroup(int group, float* factors, double[] diagonal, float* target, SolverWorkspace work, FeaturePrior? prior)
    {
        var rows = schedule.RowsOf(group);
        switch (schedule.PathOf(group))
        {
            case SolvePath.DualInterleaved:
                SolveInterleaved(rows, factors, diagonal, target, work, prior);
                break;
            case SolvePath.Dual:
                foreach (var row in rows) SolveDual(row, factors, diagonal, target, work, prior);
                break;
            default:
                for (var at = 0; at < rows.Length; at++)
                {
                    if (at + 1 < rows.Length) NormalEquations.Prefetch(matrix.RowColumns(rows[at + 1]), factors, _stride, work);
                    SolvePrimal(rows[at], factors, diagonal, target, work, prior);
                }

                break;
        }
    }

    private void SolveInterleaved(ReadOnlySpan<int> rows, float* factors, double[] diagonal, float* target, SolverWorkspace work, FeaturePrior? prior)
    {
        const int lanes = InterleavedCholesky.Lanes;
        var blocks = (matrix.Degree(rows[0]) + 3) / 4;
        var tileCount = InterleavedCholesky.TileCount(blocks);
        var systemStride = tileCount * 16;
        var panelSize = (nint)4 * blocks * _stride;
        new Span<float>(work.RightHandSide, 4 * blocks * lanes).Clear();
        RowGather.Prefetch(factors, _stride, matrix.RowColumns(rows[0]));
        for (var lane = 0; lane < rows.Length; lane++)
        {
            if (lane + 1 < rows.Length) RowGather.Prefetch(factors, _stride, matrix.RowColumns(rows[lane + 1]));
            var row = rows[lane];
            var panel = work.Panel + (lane * panelSize);
            if (lane == 0 || matrix.Degree(row) != matrix.Degree(rows[lane - 1])) FillScale(work.Scale, diagonal, matrix.Degree(row));
            Gather(row, factors, work.Scale, panel, 4 * blocks, work.RightHandSide + lane, lanes);
            if (prior is not null) Pull(prior, row, panel, work.Scale, work.RightHandSide + lane, lanes, target + ((nint)row * _stride));
            var tile = work.Tiles + (lane * systemStride);
            for (var i = 0; i < blocks; i++)
            {
                for (var j = 0; j <= i; j++, tile += 16)
                    DotTile.FourByFour(panel + (4 * i * _stride), _stride, panel + (4 * j * _stride), _stride, _stride, tile);
            }
        }

        new Span<float>(work.Tiles + (rows.Length * systemStride), (lanes - rows.Length) * systemStride).Clear();
        for (var tile = 0; tile < tileCount; tile++)
            InterleavedCholesky.Interleave(work.Tiles + (16 * tile), systemStride, work.Interleaved + (256 * tile));
        InterleavedCholesky.FactorPlusIdentity(work.Interleaved, blocks);
        InterleavedCholesky.Solve(work.Interleaved, blocks, work.RightHandSide);
        for (var lane = 0; lane < rows.Length; lane++)
        {
            var row = rows[lane];
            if (lane == 0 || matrix.Degree(row) != matrix.Degree(rows[lane - 1])) FillScale(work.Scale, diagonal, matrix.Degree(row));
            Expand(work.Panel + (lane * panelSize), matrix.Degree(row), work.RightHandSide + lane, lanes, work.Scale, target + ((nint)row * _stride), prior);
        }
    }

    private void SolveDual(int row, float* factors, double[] diagonal, float* target, SolverWorkspace work, FeaturePrior? prior)
    {
        var entries = matrix.Degree(row);
        var order = (entries + 15) & ~15;
        FillScale(work.Scale, diagonal, entries);
        new Span<float>(work.RightHandSide, order).Clear();
        Gather(row, factors, work.Scale, work.Panel, order, work.RightHandSide, 1);
        if (prior is not null) Pull(prior, row, work.Panel, work.Scale, work.RightHandSide, 1, target + ((nint)row * _stride));
        MatrixKernels.RowProducts(work.Panel, _stride, order, _stride, work.System, order);
        for (var i = 0; i < order; i++) work.System[(i * order) + i] += 1;
        Cholesky.Factor(work.System, order, order);
        Cholesky.Solve(work.System, order, order, work.RightHandSide);
        Expand(work.Panel, entries, work.RightHandSide, 1, work.Scale, target + ((nint)row * _stride), prior);
    }

    private void SolvePrimal(int row, float* factors, double[] diagonal, float* target, SolverWorkspace work, FeaturePrior? prior)
    {
        var lambda = options.RegularizationOf(matrix.Degree(row), matrix.ColumnCount);
        new Span<float>(work.System, _stride * _stride).Clear();
        for (var i = 0; i < _stride; i++) work.System[(i * _stride) + i] = (float)((options.UnobservedWeight * diagonal[i]) + lambda);
        var solution = target + ((nint)row * _stride);
        NormalEquations.Add(matrix.RowColumns(row), matrix.RowValues(row), factors, _stride, work, work.System, solution);
        if (prior is not null)
        {
            prior.Mean(row, work.Scale);
            VectorKernels.AddScaled(lambda, work.Scale, solution, _stride);
        }

        Cholesky.Factor(work.System, _stride, _stride);
        Cholesky.Solve(work.System, _stride, _stride, solution);
    }

    /// <summary>W and q of one row, padded with rows of zeros.</summary>
    private void Gather(int row, float* factors, float* scale, float* panel, int paddedRows, float* roots, int rootStride)
    {
        var entries = matrix.Degree(row);
        RowGather.Scaled(factors, _stride, matrix.RowColumns(row), matrix.RowValues(row), scale, panel, roots, rootStride);
        new Span<float>(panel + ((nint)entries * _stride), (paddedRows - entries) * _stride).Clear();
    }

    /// <summary>Leaves t = λ_u·D^(-1/2)·μ where the solution will stand, and takes Wt from the right-hand side.</summary>
    private void Pull(FeaturePrior prior, int row, float* panel, float* scale, float* roots, int rootStride, float* t)
    {
        var entries = matrix.Degree(row);
        prior.Mean(row, t);
        VectorKernels.Multiply(scale, t, _stride);
        VectorKernels.Scale(options.RegularizationOf(entries, matrix.ColumnCount), t, _stride);
        for (var k = 0; k < entries; k++) roots[k * rootStride] -= VectorKernels.Dot(panel + ((nint)k * _stride), t, _stride);
    }

    /// <summary>x = D^(-1/2)·Wᵀy, or D^(-1/2)·(t + Wᵀy) where <see cref="Pull"/> has left t.</summary>
    private void Expand(float* panel, int entries, float* y, int yStride, float* scale, float* x, FeaturePrior? prior)
    {
        if (prior is null) new Span<float>(x, _stride).Clear();
        VectorKernels.AddWeightedRows(panel, _stride, entries, y, yStride, _stride, x);
        VectorKernels.Multiply(scale, x, _stride);
    }

    private void FillScale(float* scale, double[] diagonal, int entries)
    {
        double lambda = options.RegularizationOf(entries, matrix.ColumnCount);
        for (var i = 0; i < _stride; i++) scale[i] = (float)(1 / Math.Sqrt((options.UnobservedWeight * diagonal[i]) + lambda));
    }
}

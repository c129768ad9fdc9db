using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// A few preconditioned conjugate gradient steps on each row's system, from where the row stands (Takács, Pilászy, Tikk 2011, "Applications of the conjugate gradient method for implicit feedback
/// collaborative filtering"; Golub and Van Loan, algorithm 11.5.1). The other side V is fixed and its Gramian diagonal, D = α0·diag(VᵀV) + λ_u·I.
/// </summary>
/// <remarks>
/// The system (D + VᵀCV)x = VᵀCp + λ_u·μ is never formed: a product with it costs 4nr flops for a row of n entries at rank r. In another basis than this the dense part alone would cost
/// 2r², more than the entries of most rows. Its diagonal, D, is also the preconditioner. Rows that are short for the number of steps are solved exactly by <see cref="ExactSolver"/>, which is cheaper there.
/// </remarks>
internal sealed unsafe class ConjugateSolver : ISideSolver
{
    /// <summary>Where the residual's square has fallen by this, 32 bits can tell no more.</summary>
    private const float Converged = 1e-14f;

    private readonly SparseRows _matrix;
    private readonly AlsOptions _options;
    private readonly int _stride;
    private readonly RowSchedule _schedule;
    private readonly ExactSolver _exact;
    private readonly int[] _improved;
    private readonly int _longest;

    public ConjugateSolver(SparseRows matrix, AlsOptions options)
    {
        _matrix = matrix;
        _options = options;
        _stride = FactorMatrix.StrideOf(options.Rank);
        _schedule = RowSchedule.ForConjugate(matrix, options.Rank, options.ConjugateSteps);
        _exact = new ExactSolver(matrix, options, _schedule);
        _improved =
        [
            .. Enumerable.Range(0, _schedule.GroupCount).Where(group => _schedule.PathOf(group) == SolvePath.Conjugate).SelectMany(group => _schedule.RowsOf(group).ToArray()).Order(),
        ];
        for (var row = 0; row < matrix.RowCount; row++) _longest = Math.Max(_longest, matrix.Degree(row));
    }

    /// <inheritdoc/>
    public bool Solve(
        WritableFactors fixedSide, WritableFactors target, SolverWorkspace[] workspaces, WritableFactors[] alongside, FeaturePrior? prior, CancellationToken cancellation)
    {
        for (var row = 0; row < _matrix.RowCount; row++)
        {
            if (_matrix.Degree(row) == 0) target.Row(row).Clear();
        }

        using var basis = FactorBasis.Diagonalise(fixedSide, workspaces.Length, cancellation, alongside);
        if (basis is null) return false;
        basis.Rotate(target, _improved);
        var diagonal = basis.Diagonal;
        var size = ConjugateWorkspace.SizeFor(_longest, _stride);
        using var memory = new AlignedBuffer(workspaces.Length * size);
        WorkQueue.Run(workspaces.Length, _schedule.GroupCount, (worker, group) =>
        {
            if (_schedule.PathOf(group) != SolvePath.Conjugate)
            {
                _exact.SolveGroup(group, fixedSide.Pointer, diagonal, target.Pointer, workspaces[worker], prior);
                return;
            }

            var work = new ConjugateWorkspace(memory.Pointer + (worker * size), _longest, _stride);
            var rows = _schedule.RowsOf(group);
            RowGather.Prefetch(fixedSide.Pointer, _stride, _matrix.RowColumns(rows[0]));
            for (var at = 0; at < rows.Length; at++)
            {
                if (at + 1 < rows.Length) RowGather.Prefetch(fixedSide.Pointer, _stride, _matrix.RowColumns(rows[at + 1]));
                Improve(rows[at], fixedSide.Pointer, diagonal, target.Pointer + ((nint)rows[at] * _stride), work, prior);
            }
        }, cancellation);
        return true;
    }

    private void Improve(int row, float* factors, double[] diagonal, float* x, ConjugateWorkspace work, FeaturePrior? prior)
    {
        var columns = _matrix.RowColumns(row);
        var lambda = _options.RegularizationOf(columns.Length, _matrix.ColumnCount);
        var count = work.Take(columns, _matrix.RowValues(row));
        for (var i = 0; i < _stride; i++)
        {
            work.Diagonal[i] = (float)((_options.UnobservedWeight * diagonal[i]) + lambda);
            work.Inverse[i] = 1 / work.Diagonal[i];
        }

        // r = VᵀCp + λμ − (D + VᵀCV)x
        if (prior is null) new Span<float>(work.Residual, _stride).Clear();
        else prior.Mean(row, work.Residual);
        ConjugateKernels.ScaleAndTake(lambda, work.Diagonal, x, work.Residual, _stride);
        ScatteredProduct.Add(factors, _stride, work.Columns, work.Targets, work.Weights, count, x, work.Residual);
        new Span<float>(work.Direction, _stride).Clear();
        var square = ConjugateKernels.Advance(0, work.Direction, work.Residual, x, work.Residual, work.Inverse, _stride);
        var enough = square * Converged;
        var turn = 0f;
        work.LeaveOutTargets(count);
        for (var step = 1; square > enough; step++)
        {
            ConjugateKernels.Turn(work.Inverse, work.Residual, turn, work.Direction, work.Diagonal, work.Product, _stride);
            ScatteredProduct.Add(factors, _stride, work.Columns, work.Targets, work.Weights, count, work.Direction, work.Product);
            var length = square / VectorKernels.Dot(work.Direction, work.Product, _stride);
            if (step == _options.ConjugateSteps)
            {
                VectorKernels.AddScaled(length, work.Direction, x, _stride);
                return;
            }

            var before = square;
            square = ConjugateKernels.Advance(length, work.Direction, work.Product, x, work.Residual, work.Inverse, _stride);
            turn = square / before;
        }
    }
}

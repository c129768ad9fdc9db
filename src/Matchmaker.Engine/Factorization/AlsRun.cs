using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>The state of one training run: both sides' factors and solvers, and scratch memory for each thread.</summary>
internal sealed class AlsRun : IDisposable
{
    /// <summary>Likely pairs score about 1; below this nothing is told apart.</summary>
    private const double CollapsedScore = 1e-6;

    private readonly AlsOptions _options;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;
    private readonly SparseRows _byRow;
    private readonly SparseRows _byColumn;
    private readonly ISideSolver _rowSolver;
    private readonly ISideSolver _columnSolver;
    private readonly FeatureRegression? _ofRows;
    private readonly FeatureRegression? _ofColumns;
    private readonly WritableFactors[] _weights;
    private readonly SolverWorkspace[] _workspaces;
    private readonly bool _hasTargets;
    private double _greatestScore;

    public AlsRun(SparseRows confidences, FactorFeatures? features, AlsOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        _threads = WorkQueue.ThreadCount(options.Threads);
        _byRow = confidences;
        _byColumn = confidences.Transpose();
        Rows = new WritableFactors(confidences.RowCount, options.Rank);
        Columns = new WritableFactors(confidences.ColumnCount, options.Rank);
        InitialFactors.Fill(Rows, options.Seed, 0, options.InitialScale);
        InitialFactors.Fill(Columns, options.Seed, 1, options.InitialScale);
        _hasTargets = Array.Exists(confidences.Values, confidence => confidence > 0);
        _greatestScore = GreatestScore();
        _rowSolver = SolverOf(_byRow, options);
        _columnSolver = SolverOf(_byColumn, options);
        if (features?.Rows is { } rows) _ofRows = new FeatureRegression(rows, _byRow, options);
        if (features?.Columns is { } columns) _ofColumns = new FeatureRegression(columns, _byColumn, options);
        _weights = [.. new[] { _ofRows?.Weights, _ofColumns?.Weights }.OfType<WritableFactors>()];
        _workspaces = [.. Enumerable.Range(0, _threads).Select(_ => new SolverWorkspace(Rows.Stride))];
    }

    public WritableFactors Rows { get; }

    public WritableFactors Columns { get; }

    /// <summary>A and B, features × rank; null for a side without features.</summary>
    public WritableFactors? RowWeights => _ofRows?.Weights;

    public WritableFactors? ColumnWeights => _ofColumns?.Weights;

    /// <summary>Solves the columns given the rows, then the rows given the columns, and after each side the regression of it on its features. False if factors are no longer finite.</summary>
    public bool Epoch()
    {
        var finite = HalfStep(_columnSolver, Rows, Columns, _ofColumns) && HalfStep(_rowSolver, Columns, Rows, _ofRows);
        return finite && VectorKernels.AllFinite(Columns.Values) && VectorKernels.AllFinite(Rows.Values);
    }

    /// <summary>
    /// True if no pair can score anything and less than before this epoch, although some pairs should score 1. Small but growing factors are left to grow.
    /// To be asked once after each epoch. O((rows + columns) · rank).
    /// </summary>
    public bool HasCollapsed()
    {
        var before = _greatestScore;
        _greatestScore = GreatestScore();
        return _hasTargets && _greatestScore < CollapsedScore && (_greatestScore == 0 || _greatestScore < before);
    }

    /// <summary>The objective, in 64 bits.</summary>
    public double Loss() => AlsLoss.Of(_byRow, _byColumn, Rows, Columns, _options, _ofRows, _ofColumns);

    public void Dispose()
    {
        foreach (var workspace in _workspaces) workspace.Dispose();
    }

    /// <summary>What no score exceeds: the product of the longest factors of both sides.</summary>
    private double GreatestScore() => GreatestLength(Rows) * GreatestLength(Columns);

    private static double GreatestLength(WritableFactors factors)
    {
        double greatest = 0;
        for (var row = 0; row < factors.RowCount; row++) greatest = Math.Max(greatest, VectorKernels.Dot(factors.Row(row), factors.Row(row)));
        return Math.Sqrt(greatest);
    }

    private static ISideSolver SolverOf(SparseRows matrix, AlsOptions options) => options.Solver switch
    {
        AlsSolver.Block => new BlockSolver(matrix, options),
        AlsSolver.ConjugateGradient => new ConjugateSolver(matrix, options),
        _ => new ExactSolver(matrix, options, RowSchedule.For(matrix, options.Rank, primalOnly: false)),
    };

    private bool HalfStep(ISideSolver solver, WritableFactors fixedSide, WritableFactors target, FeatureRegression? regression)
    {
        if (!solver.Solve(fixedSide, target, _workspaces, _weights, regression?.Prior, _cancellation)) return false;
        regression?.Fit(target.Frozen, _cancellation);
        return true;
    }
}

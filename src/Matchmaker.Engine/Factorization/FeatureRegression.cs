using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// The regression of one side's factors on features: minimises Σ_u λ_u‖x_u − Aᵀf_u‖² + λ_A‖A‖² over the rows with entries, which is the step for the regression weights in
/// Agarwal and Chen 2009, "Regression-based latent factor models", section 3 (there the M-step of Monte Carlo EM; here, as everywhere in ALS, with the modes in place of samples).
/// </summary>
/// <remarks>
/// (FᵀΛF + λ_A·I)·A = FᵀΛX, one system for each factor with one and the same matrix: conjugate gradients with the diagonal as preconditioner (Golub and Van Loan, algorithm 11.5.1), all factors
/// side by side, from the weights of the epoch before. A step is two sparse products, 4·entries·rank flops. What is not reached in one epoch is in the next; λ_u·λ_A never reach 0,
/// so that the matrix is positive definite.
/// </remarks>
internal sealed unsafe class FeatureRegression
{
    /// <summary>Where the squared residual has fallen by so much, the rest does not show in a score.</summary>
    private const double Tolerance = 1e-8;

    private readonly SparseRows _byRow;
    private readonly SparseRows _byFeature;
    private readonly float[] _roots;
    private readonly float[] _preconditioner;
    private readonly int _steps;
    private readonly int _threads;
    private readonly WritableFactors _inRows;
    private readonly WritableFactors _residual;
    private readonly WritableFactors _direction;
    private readonly WritableFactors _product;

    /// <param name="features">Rows × features.</param>
    /// <param name="matrix">The same rows' entries: those without any are not in the objective and teach nothing.</param>
    /// <param name="options">Rank, λ and steps.</param>
    public FeatureRegression(SparseRows features, SparseRows matrix, AlsOptions options)
    {
        _steps = options.RegressionSteps;
        _threads = WorkQueue.ThreadCount(options.Threads);
        _roots = new float[matrix.RowCount];
        double sum = 0;
        var rows = 0;
        for (var row = 0; row < matrix.RowCount; row++)
        {
            if (matrix.Degree(row) == 0) continue;
            var lambda = options.RegularizationOf(matrix.Degree(row), matrix.ColumnCount);
            _roots[row] = MathF.Sqrt(lambda);
            sum += lambda;
            rows++;
        }

        Penalty = (float)(options.FeatureRegularization * (rows == 0 ? 1 : sum / rows));
        _byRow = Weigh(features, _roots);
        _byFeature = _byRow.Transpose();
        _preconditioner = new float[features.ColumnCount];
        for (var feature = 0; feature < _preconditioner.Length; feature++)
        {
            double diagonal = Penalty;
            foreach (var value in _byFeature.RowValues(feature)) diagonal += (double)value * value;
            _preconditioner[feature] = (float)(1 / diagonal);
        }

        Weights = new WritableFactors(features.ColumnCount, options.Rank);
        _inRows = new WritableFactors(matrix.RowCount, options.Rank);
        _residual = new WritableFactors(features.ColumnCount, options.Rank);
        _direction = new WritableFactors(features.ColumnCount, options.Rank);
        _product = new WritableFactors(features.ColumnCount, options.Rank);
        Prior = new FeaturePrior(features, Weights);
    }

    /// <summary>A, features × rank; zero until the first fit.</summary>
    public WritableFactors Weights { get; }

    /// <summary>Its means of the rows.</summary>
    public FeaturePrior Prior { get; }

    /// <summary>λ_A.</summary>
    public float Penalty { get; }

    /// <summary>Improves the weights towards the optimum for these factors, which are in the weights' basis.</summary>
    public void Fit(FactorMatrix factors, CancellationToken cancellation)
    {
        var stride = Weights.Stride;
        Start(factors, cancellation);
        var energy = Precondition(null);
        var goal = Tolerance * energy.Sum();
        for (var step = 0; step < _steps && energy.Sum() > goal; step++)
        {
            SparseProduct.Multiply(_byRow, _direction.Pointer, stride, _inRows.Pointer, _threads, cancellation);
            SparseProduct.Multiply(_byFeature, _inRows.Pointer, stride, _product.Pointer, _threads, cancellation);
            AddScaled(Penalty, _direction, _product);
            var curvature = new double[stride];
            AddProducts(_direction, _product, curvature);
            var length = new float[stride];
            for (var k = 0; k < stride; k++) length[k] = curvature[k] > 0 ? (float)(energy[k] / curvature[k]) : 0;
            AddScaledByColumn(length, _direction, Weights, 1);
            AddScaledByColumn(length, _product, _residual, -1);
            energy = Precondition(energy);
        }
    }

    /// <summary>Residual ← FᵀΛ(X − F·A) − λ_A·A.</summary>
    private void Start(FactorMatrix factors, CancellationToken cancellation)
    {
        var stride = Weights.Stride;
        SparseProduct.Multiply(_byRow, Weights.Pointer, stride, _inRows.Pointer, _threads, cancellation);
        for (var row = 0; row < _roots.Length; row++)
        {
            var fitted = _inRows.Row(row);
            var factor = factors.Row(row);
            for (var k = 0; k < fitted.Length; k++) fitted[k] = (_roots[row] * factor[k]) - fitted[k];
        }

        SparseProduct.Multiply(_byFeature, _inRows.Pointer, stride, _residual.Pointer, _threads, cancellation);
        AddScaled(-Penalty, Weights, _residual);
    }

    /// <summary>The next direction, and each factor's residual in the norm of the preconditioner. A null energy begins anew.</summary>
    private double[] Precondition(double[]? before)
    {
        var stride = Weights.Stride;
        var energy = new double[stride];
        for (var feature = 0; feature < _preconditioner.Length; feature++)
        {
            var residual = _residual.Row(feature);
            for (var k = 0; k < residual.Length; k++) energy[k] += (double)residual[k] * residual[k] * _preconditioner[feature];
        }

        var keep = new float[stride];
        for (var k = 0; before is not null && k < stride; k++) keep[k] = before[k] > 0 ? (float)(energy[k] / before[k]) : 0;
        for (var feature = 0; feature < _preconditioner.Length; feature++)
        {
            var residual = _residual.Row(feature);
            var direction = _direction.Row(feature);
            for (var k = 0; k < residual.Length; k++) direction[k] = (residual[k] * _preconditioner[feature]) + (keep[k] * direction[k]);
        }

        return energy;
    }

    private static void AddScaled(float scale, WritableFactors from, WritableFactors to) => VectorKernels.AddScaled(scale, from.Values, to.Values);

    private static void AddProducts(WritableFactors one, WritableFactors other, double[] sums)
    {
        for (var row = 0; row < one.RowCount; row++)
        {
            var x = one.Row(row);
            var y = other.Row(row);
            for (var k = 0; k < x.Length; k++) sums[k] += (double)x[k] * y[k];
        }
    }

    private static void AddScaledByColumn(float[] scales, WritableFactors from, WritableFactors to, float sign)
    {
        for (var row = 0; row < from.RowCount; row++)
        {
            var x = from.Row(row);
            var y = to.Row(row);
            for (var k = 0; k < x.Length; k++) y[k] += sign * scales[k] * x[k];
        }
    }

    /// <summary>√Λ·F: rows without entries come out empty.</summary>
    private static SparseRows Weigh(SparseRows features, float[] roots)
    {
        var starts = new int[features.RowCount + 1];
        for (var row = 0; row < features.RowCount; row++) starts[row + 1] = starts[row] + (roots[row] > 0 ? features.Degree(row) : 0);
        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        for (var row = 0; row < features.RowCount; row++)
        {
            if (starts[row + 1] == starts[row]) continue;
            features.RowColumns(row).CopyTo(columns.AsSpan(starts[row]));
            var weights = features.RowValues(row);
            for (var at = 0; at < weights.Length; at++) values[starts[row] + at] = roots[row] * weights[at];
        }

        return new SparseRows(features.ColumnCount, starts, columns, values);
    }
}

using System.Runtime.Intrinsics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// The regression of one side's factors on features: minimises Σ_u λ_u‖x_u − Aᵀf_u‖² + λ_A‖A‖² over the rows with entries, which is the step for the regression weights in
/// Agarwal and Chen 2009, "Regression-based latent factor models", section 3 (there the M-step of Monte Carlo EM; here, as everywhere in ALS, with the modes in place of samples).
/// </summary>
/// <remarks>
/// (FᵀΛF + λ_A·I)·A = FᵀΛX, one system for each factor with one and the same matrix: conjugate gradients with the diagonal as preconditioner (Golub and Van Loan, algorithm 11.5.1),
/// sixteen factors side by side, from the weights of the epoch before. A step is 4·entries·rank flops in one pass over the rows: sixteen factors of all features are small enough to stay in the
/// cache nearest to a core, and a row's product with them never leaves the registers. Each sixteen factors are the work of one thread, so that the result does not depend on their number, and no more than
/// rank / 16 threads have something to do.
/// What is not reached in one epoch is in the next; λ_u·λ_A never reach 0, so that the matrix is positive definite.
/// </remarks>
internal sealed unsafe class FeatureRegression
{
    private const int Width = VectorKernels.RowAlignment;

    /// <summary>Where the squared residual has fallen by so much, the rest does not show in a score.</summary>
    private const double Tolerance = 1e-8;

    private readonly SparseRows _weighed;
    private readonly float[] _roots;
    private readonly float[] _preconditioner;
    private readonly int _steps;
    private readonly Scratch[] _scratch;

    /// <param name="features">Rows × features.</param>
    /// <param name="matrix">The same rows' entries: those without any are not in the objective and teach nothing.</param>
    /// <param name="options">Rank, λ and steps.</param>
    public FeatureRegression(SparseRows features, SparseRows matrix, AlsOptions options)
    {
        _steps = options.RegressionSteps;
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
        _weighed = Weigh(features, _roots);
        _preconditioner = Preconditioner(_weighed, Penalty);
        Weights = new WritableFactors(features.ColumnCount, options.Rank);
        Prior = new FeaturePrior(features, Weights);
        var threads = Math.Min(WorkQueue.ThreadCount(options.Threads), Weights.Stride / Width);
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(features.ColumnCount))];
    }

    /// <summary>A, features × rank; zero until the first fit.</summary>
    public WritableFactors Weights { get; }

    /// <summary>Its means of the rows.</summary>
    public FeaturePrior Prior { get; }

    /// <summary>λ_A.</summary>
    public float Penalty { get; }

    /// <summary>Improves the weights towards the optimum for these factors, which are in the weights' basis.</summary>
    /// <exception cref="ArgumentException">The factors are not of the rows and the rank that this was made for.</exception>
    public void Fit(FactorMatrix factors, CancellationToken cancellation)
    {
        if (factors.RowCount != _roots.Length || factors.Rank != Weights.Rank)
            throw new ArgumentException($"The regression is of {_roots.Length} rows and rank {Weights.Rank}; the factors are {factors.RowCount} rows of rank {factors.Rank}.", nameof(factors));
        WorkQueue.Run(_scratch.Length, Weights.Stride / Width, (worker, slab) => Fit(factors, slab * Width, _scratch[worker], cancellation), cancellation);
    }

    /// <summary>The weights of sixteen factors.</summary>
    private void Fit(FactorMatrix factors, int first, Scratch scratch, CancellationToken cancellation)
    {
        fixed (float* values = factors.Values) Start(values + first, first, scratch.Residual.Pointer);
        scratch.Direction.Values.Clear();
        var energy = new double[Width];
        Turn(energy, scratch);
        var goal = Tolerance * energy.Sum();
        for (var step = 0; step < _steps && energy.Sum() > goal; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Advance(energy, Curvature(scratch), first, scratch);
            Turn(energy, scratch);
        }
    }

    /// <summary>residual ← FᵀΛ(X − F·A) − λ_A·A.</summary>
    private void Start(float* factors, int first, float* residual)
    {
        nint stride = Weights.Stride;
        var weights = Weights.Pointer + first;
        var pull = Vector512.Create(-Penalty);
        for (nint feature = 0; feature < _preconditioner.Length; feature++) (pull * Vector512.Load(weights + (feature * stride))).Store(residual + (feature * Width));
        for (var row = 0; row < _roots.Length; row++)
        {
            var features = _weighed.RowColumns(row);
            if (features.Length == 0) continue;
            var values = _weighed.RowValues(row);
            var fitted = Product(features, values, weights, stride);
            Scatter(features, values, (Vector512.Create(_roots[row]) * Vector512.Load(factors + (row * stride))) - fitted, residual);
        }
    }

    /// <summary>product ← (FᵀΛF + λ_A·I)·direction, and each factor's direction · product.</summary>
    private double[] Curvature(Scratch scratch)
    {
        var direction = scratch.Direction.Pointer;
        var product = scratch.Product.Pointer;
        var pull = Vector512.Create(Penalty);
        for (nint at = 0; at < scratch.Length; at += Width) (pull * Vector512.Load(direction + at)).Store(product + at);
        for (var row = 0; row < _roots.Length; row++)
        {
            var features = _weighed.RowColumns(row);
            if (features.Length == 0) continue;
            var values = _weighed.RowValues(row);
            Scatter(features, values, Product(features, values, direction, Width), product);
        }

        var sums = new Sums();
        for (nint at = 0; at < scratch.Length; at += Width) sums.Add(Vector512.Load(direction + at), Vector512.Load(product + at));
        return sums.ToArray();
    }

    /// <summary>Goes as far along the direction as is best for each factor.</summary>
    private void Advance(double[] energy, double[] curvature, int first, Scratch scratch)
    {
        var lengths = stackalloc float[Width];
        for (var k = 0; k < Width; k++) lengths[k] = curvature[k] > 0 ? (float)(energy[k] / curvature[k]) : 0;
        var length = Vector512.Load(lengths);
        var weights = Weights.Pointer + first;
        var direction = scratch.Direction.Pointer;
        var product = scratch.Product.Pointer;
        var residual = scratch.Residual.Pointer;
        for (nint at = 0; at < scratch.Length; at += Width, weights += Weights.Stride)
        {
            Vector512.FusedMultiplyAdd(length, Vector512.Load(direction + at), Vector512.Load(weights)).Store(weights);
            Vector512.FusedMultiplyAdd(-length, Vector512.Load(product + at), Vector512.Load(residual + at)).Store(residual + at);
        }
    }

    /// <summary>The next direction, and each factor's residual in the norm of the preconditioner in place of the one before; zeros begin anew.</summary>
    private void Turn(double[] energy, Scratch scratch)
    {
        var direction = scratch.Direction.Pointer;
        var residual = scratch.Residual.Pointer;
        var sums = new Sums();
        for (nint feature = 0; feature < _preconditioner.Length; feature++)
        {
            var here = Vector512.Load(residual + (feature * Width));
            sums.Add(here * Vector512.Create(_preconditioner[feature]), here);
        }

        var now = sums.ToArray();
        var keeps = stackalloc float[Width];
        for (var k = 0; k < Width; k++) keeps[k] = energy[k] > 0 ? (float)(now[k] / energy[k]) : 0;
        var keep = Vector512.Load(keeps);
        for (nint feature = 0; feature < _preconditioner.Length; feature++)
        {
            var to = direction + (feature * Width);
            Vector512.FusedMultiplyAdd(Vector512.Load(residual + (feature * Width)), Vector512.Create(_preconditioner[feature]), keep * Vector512.Load(to)).Store(to);
        }

        now.CopyTo(energy, 0);
    }

    /// <summary>Σ_f s_f·d_f over a row's features.</summary>
    private static Vector512<float> Product(ReadOnlySpan<int> features, ReadOnlySpan<float> values, float* dense, nint stride)
    {
        var sum = Vector512<float>.Zero;
        for (var at = 0; at < features.Length; at++) sum = Vector512.FusedMultiplyAdd(Vector512.Create(values[at]), Vector512.Load(dense + (features[at] * stride)), sum);
        return sum;
    }

    /// <summary>to_f ← to_f + s_f·x for a row's features.</summary>
    private static void Scatter(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Vector512<float> x, float* to)
    {
        for (var at = 0; at < features.Length; at++)
        {
            var row = to + ((nint)features[at] * Width);
            Vector512.FusedMultiplyAdd(Vector512.Create(values[at]), x, Vector512.Load(row)).Store(row);
        }
    }

    /// <summary>One over the diagonal of FᵀΛF + λ_A·I.</summary>
    private static float[] Preconditioner(SparseRows weighed, float penalty)
    {
        var diagonal = new double[weighed.ColumnCount];
        Array.Fill(diagonal, penalty);
        for (var at = 0; at < weighed.Columns.Length; at++) diagonal[weighed.Columns[at]] += (double)weighed.Values[at] * weighed.Values[at];
        return Array.ConvertAll(diagonal, value => (float)(1 / value));
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

    /// <summary>What one thread needs for sixteen factors of all features.</summary>
    private sealed class Scratch(int features)
    {
        public nint Length { get; } = (nint)features * Width;

        public WritableFactors Residual { get; } = new(features, Width);

        public WritableFactors Direction { get; } = new(features, Width);

        public WritableFactors Product { get; } = new(features, Width);
    }

    /// <summary>Sixteen sums of products, in 64 bits.</summary>
    private struct Sums
    {
        private Vector512<double> _low;
        private Vector512<double> _high;

        public void Add(Vector512<float> x, Vector512<float> y)
        {
            _low = Vector512.FusedMultiplyAdd(Vector512.WidenLower(x), Vector512.WidenLower(y), _low);
            _high = Vector512.FusedMultiplyAdd(Vector512.WidenUpper(x), Vector512.WidenUpper(y), _high);
        }

        public readonly double[] ToArray()
        {
            var sums = new double[Width];
            _low.CopyTo(sums);
            _high.CopyTo(sums, Width / 2);
            return sums;
        }
    }
}

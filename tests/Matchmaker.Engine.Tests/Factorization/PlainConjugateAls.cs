using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>
/// Conjugate gradients for each row as the textbooks write them, in 64 bits and in the basis that the factors happen to be in: A = M + Σ_i |c_ui| y_i y_iᵀ is a dense matrix, and
/// M = α0 YᵀY + λ_u I the preconditioner, which the fast solver has as a diagonal.
/// </summary>
internal sealed class PlainConjugateAls
{
    private readonly SparseRows _c;
    private readonly SparseRows _ct;
    private readonly AlsOptions _options;

    public PlainConjugateAls(SparseRows confidences, AlsOptions options)
    {
        _c = confidences;
        _ct = confidences.Transpose();
        _options = options;
        X = Initial(confidences.RowCount, 0);
        Y = Initial(confidences.ColumnCount, 1);
    }

    public double[,] X { get; }

    public double[,] Y { get; }

    public void Epoch()
    {
        Improve(_ct, X, Y);
        Improve(_c, Y, X);
    }

    public double Score(int u, int i) => Enumerable.Range(0, _options.Rank).Sum(k => X[u, k] * Y[i, k]);

    private double[,] Initial(int count, int side)
    {
        var initial = new WritableFactors(count, _options.Rank);
        InitialFactors.Fill(initial, _options.Seed, side, _options.InitialScale);
        var factors = new double[count, _options.Rank];
        for (var row = 0; row < count; row++)
        {
            for (var k = 0; k < _options.Rank; k++) factors[row, k] = initial.Row(row)[k];
        }

        return factors;
    }

    private void Improve(SparseRows c, double[,] y, double[,] x)
    {
        var r = _options.Rank;
        var schedule = RowSchedule.ForConjugate(c, r, _options.ConjugateSteps);
        var improved = Enumerable.Range(0, schedule.GroupCount).Where(group => schedule.PathOf(group) == SolvePath.Conjugate).SelectMany(group => schedule.RowsOf(group).ToArray()).ToHashSet();
        for (var u = 0; u < c.RowCount; u++)
        {
            var (m, a, b) = (new double[r, r], new double[r, r], new double[r]);
            for (var k = 0; k < r; k++)
            {
                for (var l = 0; l < r; l++)
                {
                    for (var i = 0; i < c.ColumnCount; i++)
                    {
                        m[k, l] += _options.UnobservedWeight * y[i, k] * y[i, l];
                        a[k, l] += (_options.UnobservedWeight + Math.Abs(c[u, i])) * y[i, k] * y[i, l];
                    }
                }

                for (var i = 0; i < c.ColumnCount; i++) b[k] += Math.Max(0, c[u, i]) * y[i, k];
                m[k, k] += Lambda(c, u);
                a[k, k] += Lambda(c, u);
            }

            var start = new double[r];
            for (var k = 0; k < r; k++) start[k] = x[u, k];
            var solution = c.Degree(u) == 0 ? new double[r] : improved.Contains(u) ? Steps(a, m, b, start) : PlainKernels.Solve(a, b);
            for (var k = 0; k < r; k++) x[u, k] = solution[k];
        }
    }

    private double[] Steps(double[,] a, double[,] m, double[] b, double[] x)
    {
        var residual = Combine(b, -1, Times(a, x));
        var z = PlainKernels.Solve(m, residual);
        var p = z;
        for (var step = 0; step < _options.ConjugateSteps; step++)
        {
            var square = Inner(residual, z);
            if (square < 1e-30) break;
            var product = Times(a, p);
            var length = square / Inner(p, product);
            x = Combine(x, length, p);
            residual = Combine(residual, -length, product);
            z = PlainKernels.Solve(m, residual);
            p = Combine(z, Inner(residual, z) / square, p);
        }

        return x;
    }

    private double Lambda(SparseRows c, int u) =>
        _options.Regularization * Math.Pow(c.Degree(u) + ((double)_options.UnobservedWeight * c.ColumnCount), _options.RegularizationExponent);

    private static double Inner(double[] x, double[] y) => x.Zip(y, (one, other) => one * other).Sum();

    private static double[] Combine(double[] x, double scale, double[] y) => [.. x.Zip(y, (one, other) => one + (scale * other))];

    private static double[] Times(double[,] a, double[] x) => [.. Enumerable.Range(0, x.Length).Select(k => Enumerable.Range(0, x.Length).Sum(l => a[k, l] * x[l]))];
}

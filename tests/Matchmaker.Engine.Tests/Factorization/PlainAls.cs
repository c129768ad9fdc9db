using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>
/// Alternating least squares as the papers write it, in 64 bits: for each row u, x_u = (Σ_i |c_ui| y_i y_iᵀ + α0 YᵀY + λ_u I)⁻¹ Σ_i |c_ui| p_ui y_i
/// (Hu, Koren, Volinsky 2008, eq. 4; Rendle et al. 2021, eq. 3 and 4).
/// </summary>
internal sealed class PlainAls
{
    private readonly SparseRows _c;
    private readonly SparseRows _ct;
    private readonly FactorTrainingOptions _options;

    public PlainAls(SparseRows confidences, FactorTrainingOptions options)
    {
        _c = confidences;
        _ct = confidences.Transpose();
        _options = options;
        var initial = new WritableFactors(confidences.RowCount, options.Rank);
        InitialFactors.Fill(initial, options.Seed, 0, options.InitialScale);
        X = new double[confidences.RowCount, options.Rank];
        Y = new double[confidences.ColumnCount, options.Rank];
        for (var u = 0; u < confidences.RowCount; u++)
        {
            for (var k = 0; k < options.Rank; k++) X[u, k] = initial.Row(u)[k];
        }
    }

    public double[,] X { get; private set; }

    public double[,] Y { get; private set; }

    public void Epoch()
    {
        Y = Solve(_ct, X);
        X = Solve(_c, Y);
    }

    public double Score(int u, int i) => Enumerable.Range(0, _options.Rank).Sum(k => X[u, k] * Y[i, k]);

    public double Loss()
    {
        double loss = 0;
        for (var u = 0; u < _c.RowCount; u++)
        {
            for (var i = 0; i < _c.ColumnCount; i++)
            {
                var c = _c[u, i];
                var p = c > 0 ? 1 : 0;
                loss += (Math.Abs(c) * Math.Pow(p - Score(u, i), 2)) + (_options.UnobservedWeight * Math.Pow(Score(u, i), 2));
            }
        }

        return loss + Penalty(_c, X) + Penalty(_ct, Y);
    }

    private double Penalty(SparseRows c, double[,] x)
    {
        double penalty = 0;
        for (var u = 0; u < c.RowCount; u++)
        {
            for (var k = 0; k < _options.Rank; k++) penalty += Lambda(c, u) * x[u, k] * x[u, k];
        }

        return penalty;
    }

    private double Lambda(SparseRows c, int u) =>
        _options.Regularization * Math.Pow(c.Degree(u) + ((double)_options.UnobservedWeight * c.ColumnCount), _options.RegularizationExponent);

    private double[,] Solve(SparseRows c, double[,] y)
    {
        var r = _options.Rank;
        var x = new double[c.RowCount, r];
        for (var u = 0; u < c.RowCount; u++)
        {
            if (c.Degree(u) == 0) continue;
            var a = new double[r, r];
            var b = new double[r];
            for (var i = 0; i < c.ColumnCount; i++)
            {
                var weight = _options.UnobservedWeight + Math.Abs(c[u, i]);
                for (var k = 0; k < r; k++)
                {
                    b[k] += Math.Max(0, c[u, i]) * y[i, k];
                    for (var l = 0; l < r; l++) a[k, l] += weight * y[i, k] * y[i, l];
                }
            }

            for (var k = 0; k < r; k++) a[k, k] += Lambda(c, u);
            var solution = PlainKernels.Solve(a, b);
            for (var k = 0; k < r; k++) x[u, k] = solution[k];
        }

        return x;
    }
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>
/// Factors regressed on features, dense and in 64 bits, in the symbols of the objective: for each row with entries
/// x_u = (Σ_i |c_ui| y_i y_iᵀ + α0 YᵀY + λ_u I)⁻¹ (Σ_i |c_ui| p_ui y_i + λ_u Aᵀf_u), and after them A = (FᵀΛF + λ_A I)⁻¹ FᵀΛX
/// (Hu, Koren, Volinsky 2008, eq. 4, with the prior means of Agarwal and Chen 2009).
/// </summary>
internal sealed class PlainFeatureAls
{
    private readonly double[,] _c;
    private readonly double[,] _f;
    private readonly double[,] _g;
    private readonly AlsOptions _options;

    public PlainFeatureAls(SparseRows confidences, SparseRows f, SparseRows g, AlsOptions options)
    {
        _c = Dense(confidences);
        _f = Dense(f);
        _g = Dense(g);
        _options = options;
        var initial = new WritableFactors(confidences.RowCount, options.Rank);
        InitialFactors.Fill(initial, options.Seed, 0, options.InitialScale);
        X = new double[confidences.RowCount, options.Rank];
        Y = new double[confidences.ColumnCount, options.Rank];
        A = new double[f.ColumnCount, options.Rank];
        B = new double[g.ColumnCount, options.Rank];
        for (var u = 0; u < confidences.RowCount; u++)
            for (var k = 0; k < options.Rank; k++) X[u, k] = initial.Row(u)[k];
    }

    public double[,] X { get; private set; }

    public double[,] Y { get; private set; }

    public double[,] A { get; private set; }

    public double[,] B { get; private set; }

    public void Epoch()
    {
        var ct = Transposed(_c);
        Y = Solve(ct, X, Product(_g, B));
        B = Regress(ct, _g, Y);
        X = Solve(_c, Y, Product(_f, A));
        A = Regress(_c, _f, X);
    }

    public double Score(int u, int i) => Dot(X, u, Y, i);

    /// <summary>f A yᵢ for a row of features that was never trained on.</summary>
    public double ScoreOfNewcomer(double[] f, int i) =>
        Enumerable.Range(0, f.Length).Sum(feature => f[feature] * Dot(A, feature, Y, i));

    public double Loss()
    {
        double loss = 0;
        for (var u = 0; u < _c.GetLength(0); u++)
        {
            for (var i = 0; i < _c.GetLength(1); i++)
                loss += (Math.Abs(_c[u, i]) * Math.Pow((_c[u, i] > 0 ? 1 : 0) - Score(u, i), 2)) + (_options.UnobservedWeight * Math.Pow(Score(u, i), 2));
        }

        return loss + Penalty(_c, X, _f, A) + Penalty(Transposed(_c), Y, _g, B);
    }

    private double[,] Solve(double[,] c, double[,] y, double[,] mean)
    {
        var r = _options.Rank;
        var x = new double[c.GetLength(0), r];
        for (var u = 0; u < c.GetLength(0); u++)
        {
            if (Degree(c, u) == 0) continue;
            var a = new double[r, r];
            var b = new double[r];
            for (var k = 0; k < r; k++)
            {
                a[k, k] = Lambda(c, u);
                b[k] = Lambda(c, u) * mean[u, k];
            }

            for (var i = 0; i < c.GetLength(1); i++)
            {
                for (var k = 0; k < r; k++)
                {
                    b[k] += Math.Max(0, c[u, i]) * y[i, k];
                    for (var l = 0; l < r; l++) a[k, l] += (_options.UnobservedWeight + Math.Abs(c[u, i])) * y[i, k] * y[i, l];
                }
            }

            var solution = PlainKernels.Solve(a, b);
            for (var k = 0; k < r; k++) x[u, k] = solution[k];
        }

        return x;
    }

    private double[,] Regress(double[,] c, double[,] f, double[,] x)
    {
        var n = f.GetLength(1);
        var weights = new double[n, _options.Rank];
        for (var k = 0; k < _options.Rank; k++)
        {
            var a = new double[n, n];
            var b = new double[n];
            for (var i = 0; i < n; i++) a[i, i] = LambdaOfWeights(c);
            for (var u = 0; u < c.GetLength(0); u++)
            {
                if (Degree(c, u) == 0) continue;
                for (var i = 0; i < n; i++)
                {
                    b[i] += Lambda(c, u) * f[u, i] * x[u, k];
                    for (var j = 0; j < n; j++) a[i, j] += Lambda(c, u) * f[u, i] * f[u, j];
                }
            }

            var solution = PlainKernels.Solve(a, b);
            for (var i = 0; i < n; i++) weights[i, k] = solution[i];
        }

        return weights;
    }

    private double Penalty(double[,] c, double[,] x, double[,] f, double[,] weights)
    {
        var mean = Product(f, weights);
        var penalty = LambdaOfWeights(c) * weights.Cast<double>().Sum(w => w * w);
        for (var u = 0; u < c.GetLength(0); u++)
        {
            if (Degree(c, u) == 0) continue;
            for (var k = 0; k < _options.Rank; k++) penalty += Lambda(c, u) * Math.Pow(x[u, k] - mean[u, k], 2);
        }

        return penalty;
    }

    private double Lambda(double[,] c, int u) =>
        _options.Regularization * Math.Pow(Degree(c, u) + ((double)_options.UnobservedWeight * c.GetLength(1)), _options.RegularizationExponent);

    private double LambdaOfWeights(double[,] c) =>
        _options.FeatureRegularization * Enumerable.Range(0, c.GetLength(0)).Where(u => Degree(c, u) > 0).Average(u => Lambda(c, u));

    private static int Degree(double[,] c, int u) => Enumerable.Range(0, c.GetLength(1)).Count(i => c[u, i] != 0);

    private static double Dot(double[,] x, int u, double[,] y, int i) => Enumerable.Range(0, x.GetLength(1)).Sum(k => x[u, k] * y[i, k]);

    private static double[,] Product(double[,] f, double[,] weights)
    {
        var product = new double[f.GetLength(0), weights.GetLength(1)];
        for (var u = 0; u < f.GetLength(0); u++)
            for (var i = 0; i < f.GetLength(1); i++)
                for (var k = 0; k < weights.GetLength(1); k++) product[u, k] += f[u, i] * weights[i, k];
        return product;
    }

    private static double[,] Transposed(double[,] c)
    {
        var t = new double[c.GetLength(1), c.GetLength(0)];
        for (var u = 0; u < c.GetLength(0); u++)
            for (var i = 0; i < c.GetLength(1); i++) t[i, u] = c[u, i];
        return t;
    }

    private static double[,] Dense(SparseRows sparse)
    {
        var dense = new double[sparse.RowCount, sparse.ColumnCount];
        for (var row = 0; row < sparse.RowCount; row++)
            for (var column = 0; column < sparse.ColumnCount; column++) dense[row, column] = sparse[row, column];
        return dense;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Filtering;

/// <summary>
/// X̃ = D_u^-a·R·D_i^-b, the interactions of rows with columns less what comes from busy rows and popular columns alone (Shen et al. 2021, "How powerful is
/// graph convolution for recommendation?", eq. 3, where a = b = ½). Degrees are sums of values.
/// </summary>
internal sealed class NormalisedInteractions
{
    private const int MostSteps = 1000;
    private const double Closeness = 1e-9;
    private readonly double[] _columnDegrees;

    /// <summary>Normalises. O(entries).</summary>
    public NormalisedInteractions(SparseRows interactions, double rowExponent, double columnExponent)
    {
        _columnDegrees = new double[interactions.ColumnCount];
        for (var at = 0; at < interactions.EntryCount; at++) _columnDegrees[interactions.Columns[at]] += interactions.Values[at];
        ColumnWeights = ColumnPowers(-columnExponent);
        var values = new float[interactions.EntryCount];
        for (var row = 0; row < interactions.RowCount; row++)
        {
            var weight = Power(interactions.RowSum(row), -rowExponent);
            for (var at = interactions.RowStarts[row]; at < interactions.RowStarts[row + 1]; at++)
                values[at] = weight * interactions.Values[at] * ColumnWeights[interactions.Columns[at]];
        }

        ByRow = new SparseRows(interactions.ColumnCount, interactions.RowStarts, interactions.Columns, values);
        ByColumn = ByRow.Transpose();
    }

    /// <summary>X̃, rows × columns.</summary>
    public SparseRows ByRow { get; }

    /// <summary>X̃ᵀ.</summary>
    public SparseRows ByColumn { get; }

    /// <summary>d_i^-b of each column.</summary>
    public float[] ColumnWeights { get; }

    /// <summary>d_i^exponent of each column; 0 for one without interactions.</summary>
    public float[] ColumnPowers(double exponent) => [.. _columnDegrees.Select(degree => Power(degree, exponent))];

    /// <summary>
    /// The greatest eigenvalue of X̃ᵀX̃ from below, by the power method from a vector of ones: no element is negative, so that vector is never orthogonal to the eigenvector (Perron). It ends where a step
    /// adds less than 1e-9 of it; where the eigenvector lies on few of very many columns, what it adds is small at first as well. 4·entries flops a step, 1,000 steps at the most, on the calling thread.
    /// </summary>
    public double GreatestEigenvalue(CancellationToken cancellation)
    {
        var rows = new double[ByRow.RowCount];
        var columns = new double[ByRow.ColumnCount];
        Array.Fill(columns, 1);
        double greatest = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Sqrt(columns.Sum(x => x * x));
            if (length == 0) return 0;
            for (var column = 0; column < columns.Length; column++) columns[column] /= length;
            Multiply(ByRow, columns, rows);
            Multiply(ByColumn, rows, columns);
            var next = Math.Sqrt(columns.Sum(x => x * x));
            if (step > 10 && next - greatest <= Closeness * next) return next;
            greatest = next;
        }

        return greatest;
    }

    private static void Multiply(SparseRows sparse, double[] from, double[] to)
    {
        for (var row = 0; row < sparse.RowCount; row++)
        {
            double sum = 0;
            for (var at = sparse.RowStarts[row]; at < sparse.RowStarts[row + 1]; at++) sum += sparse.Values[at] * from[sparse.Columns[at]];
            to[row] = sum;
        }
    }

    private static float Power(double degree, double exponent) => degree > 0 ? (float)Math.Pow(degree, exponent) : 0;
}

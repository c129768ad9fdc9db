using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Filtering;

/// <summary>The filter's twin: dense, in 64 bits, by eigenvalues or by solving, as the formulas read.</summary>
internal sealed class PlainGraphFilter
{
    private const double Margin = 1.02;
    private readonly GraphFilterOptions _options;
    private readonly double[,] _normalised;
    private readonly double[,] _gramian;
    private readonly double[] _popularity;
    private readonly SymmetricEigen _eigen;
    private readonly int _rows;
    private readonly int _columns;

    public PlainGraphFilter(SparseRows interactions, GraphFilterOptions options)
    {
        (_options, _rows, _columns) = (options, interactions.RowCount, interactions.ColumnCount);
        var rowDegrees = Enumerable.Range(0, _rows).Select(row => Enumerable.Range(0, _columns).Sum(column => (double)interactions[row, column])).ToArray();
        var columnDegrees = Enumerable.Range(0, _columns).Select(column => Enumerable.Range(0, _rows).Sum(row => (double)interactions[row, column])).ToArray();
        _normalised = new double[_rows, _columns];
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                if (interactions[row, column] != 0)
                    _normalised[row, column] = interactions[row, column] / (Math.Pow(rowDegrees[row], options.RowExponent) * Math.Pow(columnDegrees[column], options.ColumnExponent));
            }
        }

        _popularity = [.. columnDegrees.Select(degree => degree > 0 ? Math.Pow(degree, options.PopularityExponent) : 0)];
        _gramian = new double[_columns, _columns];
        for (var row = 0; row < _rows; row++)
            for (var i = 0; i < _columns; i++)
                for (var j = 0; j < _columns; j++)
                    _gramian[i, j] += _normalised[row, i] * _normalised[row, j];
        _eigen = SymmetricEigen.Decompose([.. _gramian.Cast<double>()], _columns);
    }

    private double End => Margin * _eigen.Values.ToArray().Max();

    private double Ridge => _options.Ridge * End;

    /// <summary>x̃·V·p(Λ)·Vᵀ·D^d, the polynomial p read off at each eigenvalue with T_k(x) = cos(k·arccos x).</summary>
    public double[] Score(int row)
    {
        var coefficients = ChebyshevSeries.Of(x => x / (x + Ridge), End, _options.Degree);
        var scores = new double[_columns];
        for (var one = 0; one < _columns; one++)
        {
            var vector = _eigen.Vectors.Slice(one * _columns, _columns);
            double along = 0;
            for (var column = 0; column < _columns; column++) along += _normalised[row, column] * vector[column];
            var angle = Math.Acos(Math.Clamp((2 * _eigen.Values[one] / End) - 1, -1, 1));
            for (var k = 0; k < coefficients.Length; k++)
                for (var column = 0; column < _columns; column++)
                    scores[column] += along * coefficients[k] * Math.Cos(k * angle) * vector[column];
        }

        return [.. scores.Select((score, column) => score * _popularity[column])];
    }

    /// <summary>What the polynomial stands for: x̃·G(G + λI)⁻¹·D^d by a Cholesky solve.</summary>
    public double[] Ridged(int row)
    {
        var damped = (double[,])_gramian.Clone();
        for (var i = 0; i < _columns; i++) damped[i, i] += Ridge;
        var signal = new double[_columns];
        for (var i = 0; i < _columns; i++)
            for (var j = 0; j < _columns; j++)
                signal[i] += _gramian[i, j] * _normalised[row, j];
        return [.. PlainKernels.Solve(damped, signal).Select((score, column) => score * _popularity[column])];
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>The inverse of a basis, dense and row after row: few rows, many columns is what cohorts have. The lengths of its rows are kept, which is what steepest edge goes by.</summary>
internal sealed class BasisInverse
{
    private readonly int _size;
    private readonly double[] _entries;
    private readonly double[] _norms;

    public BasisInverse(int size)
    {
        (_size, _entries, _norms) = (size, new double[(long)size * size], new double[size]);
        Reset();
    }

    /// <summary>The identity.</summary>
    public void Reset()
    {
        Array.Clear(_entries);
        for (var at = 0; at < _size; at++) (_entries[(at * _size) + at], _norms[at]) = (1, 1);
    }

    public ReadOnlySpan<double> Row(int at) => _entries.AsSpan(at * _size, _size);

    /// <summary>The square of the row's length.</summary>
    public double Norm(int at) => _norms[at];

    /// <summary>The inverse times a sparse column.</summary>
    public void Times(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, Span<double> product)
    {
        product.Clear();
        for (var at = 0; at < _size; at++)
        {
            var entries = Row(at);
            double sum = 0;
            for (var one = 0; one < rows.Length; one++) sum += entries[rows[one]] * values[one];
            product[at] = sum;
        }
    }

    /// <summary>The inverse times a dense column.</summary>
    public void Times(ReadOnlySpan<double> column, Span<double> product)
    {
        for (var at = 0; at < _size; at++) product[at] = Dot(Row(at), column);
    }

    /// <summary>Puts the column that is <paramref name="transformed"/> (the inverse times it) in place of the one at <paramref name="at"/>.</summary>
    public void Replace(int at, ReadOnlySpan<double> transformed)
    {
        var pivot = _entries.AsSpan(at * _size, _size);
        var scale = 1 / transformed[at];
        for (var one = 0; one < _size; one++) pivot[one] *= scale;
        _norms[at] = Dot(pivot, pivot);
        for (var other = 0; other < _size; other++)
        {
            if (other == at || Math.Abs(transformed[other]) < 1e-13) continue;
            _norms[other] = AddScaled(-transformed[other], pivot, _entries.AsSpan(other * _size, _size));
        }
    }

    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        var sums = Vector<double>.Zero;
        for (var at = 0; at < xs.Length; at++) sums += xs[at] * ys[at];
        var sum = Vector.Sum(sums);
        for (var at = xs.Length * Vector<double>.Count; at < x.Length; at++) sum += x[at] * y[at];
        return sum;
    }

    // y += scale · x; returns the square of y's length.
    private static double AddScaled(double scale, ReadOnlySpan<double> x, Span<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (sums, scales) = (Vector<double>.Zero, new Vector<double>(scale));
        for (var at = 0; at < xs.Length; at++)
        {
            var one = ys[at] + (scales * xs[at]);
            ys[at] = one;
            sums += one * one;
        }

        var sum = Vector.Sum(sums);
        for (var at = xs.Length * Vector<double>.Count; at < x.Length; at++)
        {
            y[at] += scale * x[at];
            sum += y[at] * y[at];
        }

        return sum;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a real symmetric matrix, in 64 bits: reduction to tridiagonal form by Householder reflections, then the implicit
/// QL iteration with Wilkinson's shift (Golub and Van Loan, Matrix Computations, 4th ed., algorithms 8.3.1 and 8.3.2). About 9n³ flops, deterministic.
/// The matrix is first scaled by a power of two so that its greatest element lies near 1: squares of elements then neither overflow nor vanish.
/// Eigenvalues are good to about n · 1e-16 of the greatest, not each to its own size.
/// </summary>
internal sealed class SymmetricEigen
{
    private const int MaxIterations = 60;

    /// <summary>Square of a column's length that is nothing next to a matrix of size 1; its reciprocal still is an ordinary number.</summary>
    private const double NegligibleSquare = 1e-100;

    private readonly int _n;
    private readonly double[] _a;
    private readonly double[] _vectors;
    private readonly double[] _diagonal;
    private readonly double[] _offDiagonal;
    private readonly double[] _scales;
    private double _norm;

    private SymmetricEigen(double[] matrix, int n)
    {
        _n = n;
        _a = matrix;
        _vectors = new double[n * n];
        _diagonal = new double[n];
        _offDiagonal = new double[n];
        _scales = new double[n];
    }

    /// <summary>Eigenvalues, in no particular order.</summary>
    public ReadOnlySpan<double> Values => _diagonal;

    /// <summary>n × n row-major; row i is the unit eigenvector of eigenvalue i.</summary>
    public ReadOnlySpan<double> Vectors => _vectors;

    /// <summary>Decomposes a full symmetric n × n row-major matrix, which is overwritten.</summary>
    /// <exception cref="ArithmeticException">The matrix holds elements that are not finite.</exception>
    public static SymmetricEigen Decompose(double[] matrix, int n)
    {
        var exponent = ScaleNearOne(matrix);
        var eigen = new SymmetricEigen(matrix, n);
        eigen.Tridiagonalise();
        eigen.AccumulateReflections();
        eigen.DiagonaliseByQl();
        for (var i = 0; i < n; i++) eigen._diagonal[i] = Math.ScaleB(eigen._diagonal[i], exponent);
        return eigen;
    }

    /// <summary>Divides by 2 to the power returned, so that the greatest element lies in [1, 2); a matrix of zeros stays as it is.</summary>
    private static int ScaleNearOne(double[] matrix)
    {
        double greatest = 0;
        foreach (var element in matrix)
        {
            if (!double.IsFinite(element)) throw new ArithmeticException($"A matrix with an element that is {element} has no eigenvalues.");
            greatest = Math.Max(greatest, Math.Abs(element));
        }

        if (greatest == 0) return 0;
        var exponent = Math.ILogB(greatest);
        for (var at = 0; at < matrix.Length; at++) matrix[at] = Math.ScaleB(matrix[at], -exponent);
        return exponent;
    }

    private Span<double> Row(int i) => _a.AsSpan(i * _n, _n);

    private Span<double> Vector(int i) => _vectors.AsSpan(i * _n, _n);

    /// <summary>Leaves reflection k (H = I − scale·v·vᵀ, v zero up to k) in row k of the matrix, from column k + 1 on.</summary>
    private void Tridiagonalise()
    {
        var p = new double[_n];
        for (var k = 0; k < _n - 1; k++)
        {
            var v = Row(k)[(k + 1)..];
            _diagonal[k] = Row(k)[k];
            var square = Dot(v, v);
            if (square < NegligibleSquare) continue;
            var norm = Math.Sqrt(square);
            var alpha = v[0] > 0 ? -norm : norm;
            _offDiagonal[k] = alpha;
            v[0] -= alpha;
            if (v.Length == 1)
            {
                // One element left: nothing to annihilate, and alpha must keep the element itself.
                _offDiagonal[k] = v[0] + alpha;
                continue;
            }

            var scale = 2 / Dot(v, v);
            _scales[k] = scale;
            var active = p.AsSpan(0, v.Length);
            for (var i = 0; i < v.Length; i++) active[i] = scale * Dot(Row(k + 1 + i)[(k + 1)..], v);
            AddScaled(-0.5 * scale * Dot(active, v), v, active);
            for (var i = 0; i < v.Length; i++)
            {
                var row = Row(k + 1 + i)[(k + 1)..];
                AddScaled(-v[i], active, row);
                AddScaled(-active[i], v, row);
            }
        }

        if (_n > 0) _diagonal[_n - 1] = Row(_n - 1)[_n - 1];
    }

    /// <summary>Vectors ← (H₀H₁…)ᵀ, so that row i starts as the i-th column of the accumulated transformation.</summary>
    private void AccumulateReflections()
    {
        for (var i = 0; i < _n; i++) Vector(i)[i] = 1;
        for (var k = _n - 2; k >= 0; k--)
        {
            if (_scales[k] == 0) continue;
            var v = Row(k)[(k + 1)..];
            for (var i = k + 1; i < _n; i++)
            {
                var row = Vector(i)[(k + 1)..];
                AddScaled(-_scales[k] * Dot(row, v), v, row);
            }
        }
    }

    private void DiagonaliseByQl()
    {
        for (var i = 0; i < _n; i++) _norm = Math.Max(_norm, Math.Abs(_diagonal[i]) + Math.Abs(_offDiagonal[i]));
        for (var low = 0; low < _n; low++)
        {
            for (var iteration = 0; ; iteration++)
            {
                var high = low;
                while (high < _n - 1 && !IsNegligible(high)) high++;
                if (high == low) break;
                if (iteration == MaxIterations) throw new ArithmeticException($"The eigenvalue iteration has not converged after {MaxIterations} sweeps.");
                Sweep(low, high);
            }
        }
    }

    // Against the whole matrix: rounding in a sweep is of that size, so that next to small eigenvalues an element may never fall below its neighbours.
    private bool IsNegligible(int i) => Math.Abs(_offDiagonal[i]) <= _norm * 1.1e-16;

    /// <summary>One implicit QL sweep over the unreduced block low..high, chasing the bulge upwards.</summary>
    private void Sweep(int low, int high)
    {
        var g = (_diagonal[low + 1] - _diagonal[low]) / (2 * _offDiagonal[low]);
        var r = Hypotenuse(g, 1);
        g = _diagonal[high] - _diagonal[low] + (_offDiagonal[low] / (g + Math.CopySign(r, g)));
        double sine = 1, cosine = 1, shift = 0;
        for (var i = high - 1; i >= low; i--)
        {
            var f = sine * _offDiagonal[i];
            var b = cosine * _offDiagonal[i];
            r = Hypotenuse(f, g);
            _offDiagonal[i + 1] = r;
            if (r == 0)
            {
                _diagonal[i + 1] -= shift;
                _offDiagonal[high] = 0;
                return;
            }

            sine = f / r;
            cosine = g / r;
            g = _diagonal[i + 1] - shift;
            r = ((_diagonal[i] - g) * sine) + (2 * cosine * b);
            shift = sine * r;
            _diagonal[i + 1] = g + shift;
            g = (cosine * r) - b;
            Rotate(Vector(i), Vector(i + 1), cosine, sine);
        }

        _diagonal[low] -= shift;
        _offDiagonal[low] = g;
        _offDiagonal[high] = 0;
    }

    private static double Hypotenuse(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static void Rotate(Span<double> lower, Span<double> upper, double cosine, double sine)
    {
        var wideLower = MemoryMarshal.Cast<double, Vector<double>>(lower);
        var wideUpper = MemoryMarshal.Cast<double, Vector<double>>(upper);
        for (var i = 0; i < wideLower.Length; i++)
        {
            var f = wideUpper[i];
            wideUpper[i] = (wideLower[i] * sine) + (f * cosine);
            wideLower[i] = (wideLower[i] * cosine) - (f * sine);
        }

        for (var i = wideLower.Length * Vector<double>.Count; i < lower.Length; i++)
        {
            var f = upper[i];
            upper[i] = (lower[i] * sine) + (f * cosine);
            lower[i] = (lower[i] * cosine) - (f * sine);
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector<double> s0 = default, s1 = default;
        var step = Vector<double>.Count;
        var i = 0;
        for (; i <= x.Length - (2 * step); i += 2 * step)
        {
            s0 = System.Numerics.Vector.FusedMultiplyAdd(new Vector<double>(x[i..]), new Vector<double>(y[i..]), s0);
            s1 = System.Numerics.Vector.FusedMultiplyAdd(new Vector<double>(x[(i + step)..]), new Vector<double>(y[(i + step)..]), s1);
        }

        var sum = System.Numerics.Vector.Sum(s0 + s1);
        for (; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static void AddScaled(double scale, ReadOnlySpan<double> x, Span<double> y)
    {
        var wide = new Vector<double>(scale);
        var step = Vector<double>.Count;
        var i = 0;
        for (; i <= x.Length - step; i += step)
            System.Numerics.Vector.FusedMultiplyAdd(wide, new Vector<double>(x[i..]), new Vector<double>(y[i..])).CopyTo(y[i..]);
        for (; i < x.Length; i++) y[i] += scale * x[i];
    }
}

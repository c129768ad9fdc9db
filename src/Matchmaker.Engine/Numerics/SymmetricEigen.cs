using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a real symmetric matrix, in 64 bits: reduction to tridiagonal form by Householder reflections, then the implicit
/// QL iteration with Wilkinson's shift (Golub and Van Loan, Matrix Computations, 4th ed., algorithms 8.3.1 and 8.3.2). About 9n³ flops, deterministic.
/// </summary>
internal sealed class SymmetricEigen
{
    private const int MaxIterations = 60;
    private readonly int _n;
    private readonly double[] _a;
    private readonly double[] _vectors;
    private readonly double[] _diagonal;
    private readonly double[] _offDiagonal;
    private readonly double[] _scales;

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
    /// <exception cref="ArithmeticException">The matrix holds elements that are not finite, so the iteration does not converge.</exception>
    public static SymmetricEigen Decompose(double[] matrix, int n)
    {
        var eigen = new SymmetricEigen(matrix, n);
        eigen.Tridiagonalise();
        eigen.AccumulateReflections();
        eigen.DiagonaliseByQl();
        return eigen;
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
            var norm = Math.Sqrt(Dot(v, v));
            var alpha = v[0] > 0 ? -norm : norm;
            _offDiagonal[k] = alpha;
            v[0] -= alpha;
            var squared = Dot(v, v);
            if (squared == 0 || v.Length == 1)
            {
                // One element left: nothing to annihilate, and alpha must keep the element itself.
                if (v.Length == 1) _offDiagonal[k] = v[0] + alpha;
                _scales[k] = 0;
                continue;
            }

            var scale = 2 / squared;
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
        for (var low = 0; low < _n; low++)
        {
            for (var iteration = 0; ; iteration++)
            {
                var high = low;
                while (high < _n - 1 && !IsNegligible(high)) high++;
                if (high == low) break;
                if (iteration == MaxIterations) throw new ArithmeticException("The eigenvalue iteration does not converge: the matrix is not finite.");
                Sweep(low, high);
            }
        }
    }

    private bool IsNegligible(int i)
    {
        var scale = Math.Abs(_diagonal[i]) + Math.Abs(_diagonal[i + 1]);
        return Math.Abs(_offDiagonal[i]) <= double.Epsilon + (scale * 1.1e-16);
    }

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

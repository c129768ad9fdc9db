using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Elementary operations on spans of 32-bit floats, vectorised with fused multiply-add where the machine has it. O(length), no allocation.
/// A result is the same on every call on the same machine; between machines of different vector width the last bits may differ.
/// </summary>
public static class VectorKernels
{
    /// <summary>Floats to which rows of factors are padded: one 512-bit vector, one cache line.</summary>
    public const int RowAlignment = 16;

    /// <summary>The inner product Σ x_i y_i.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static unsafe float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ThrowIfDifferent(x.Length, y.Length);
        fixed (float* a = x, b = y) return Dot(a, b, x.Length);
    }

    /// <summary>y ← y + scale·x.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static unsafe void AddScaled(float scale, ReadOnlySpan<float> x, Span<float> y)
    {
        ThrowIfDifferent(x.Length, y.Length);
        fixed (float* a = x, b = y) AddScaled(scale, a, b, x.Length);
    }

    /// <summary>x ← scale·x.</summary>
    public static unsafe void Scale(float scale, Span<float> x)
    {
        fixed (float* a = x) Scale(scale, a, x.Length);
    }

    /// <summary>The inner product Σ x_i y_i, summed in 64 bits.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<float> y)
    {
        ThrowIfDifferent(x.Length, y.Length);
        var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
        var at = 0;
        for (; at <= x.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(y[at..]), out var first, out var second);
            low = Vector.FusedMultiplyAdd(new Vector<double>(x[at..]), first, low);
            high = Vector.FusedMultiplyAdd(new Vector<double>(x[(at + Vector<double>.Count)..]), second, high);
        }

        var sum = Vector.Sum(low + high);
        for (; at < x.Length; at++) sum += x[at] * y[at];
        return sum;
    }

    /// <summary>y ← y + scale·x, in 64 bits.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    internal static void AddScaled(double scale, ReadOnlySpan<float> x, Span<double> y)
    {
        ThrowIfDifferent(x.Length, y.Length);
        var wide = new Vector<double>(scale);
        var at = 0;
        for (; at <= x.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(x[at..]), out var first, out var second);
            var low = y.Slice(at, Vector<double>.Count);
            var high = y.Slice(at + Vector<double>.Count, Vector<double>.Count);
            Vector.FusedMultiplyAdd(wide, first, new Vector<double>(low)).CopyTo(low);
            Vector.FusedMultiplyAdd(wide, second, new Vector<double>(high)).CopyTo(high);
        }

        for (; at < x.Length; at++) y[at] += scale * x[at];
    }

    /// <summary>True if no element is infinite or not a number.</summary>
    public static bool AllFinite(ReadOnlySpan<float> x)
    {
        // x − x is 0 for a finite number and NaN for all others; NaN differs from everything.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        foreach (var vector in vectors)
        {
            if (!Vector.EqualsAll(vector - vector, Vector<float>.Zero)) return false;
        }

        foreach (var element in x[(vectors.Length * Vector<float>.Count)..])
        {
            if (!float.IsFinite(element)) return false;
        }

        return true;
    }

    internal static unsafe float Dot(float* x, float* y, int length)
    {
        float sum = 0;
        var at = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
            for (; at <= length - 64; at += 64)
            {
                s0 = Vector512.FusedMultiplyAdd(Vector512.Load(x + at), Vector512.Load(y + at), s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.Load(x + at + 16), Vector512.Load(y + at + 16), s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.Load(x + at + 32), Vector512.Load(y + at + 32), s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.Load(x + at + 48), Vector512.Load(y + at + 48), s3);
            }

            for (; at <= length - 16; at += 16) s0 = Vector512.FusedMultiplyAdd(Vector512.Load(x + at), Vector512.Load(y + at), s0);
            sum = Vector512.Sum((s0 + s1) + (s2 + s3));
        }
        else
        {
            Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
            for (; at <= length - 32; at += 32)
            {
                s0 = Vector256.FusedMultiplyAdd(Vector256.Load(x + at), Vector256.Load(y + at), s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.Load(x + at + 8), Vector256.Load(y + at + 8), s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.Load(x + at + 16), Vector256.Load(y + at + 16), s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.Load(x + at + 24), Vector256.Load(y + at + 24), s3);
            }

            for (; at <= length - 8; at += 8) s0 = Vector256.FusedMultiplyAdd(Vector256.Load(x + at), Vector256.Load(y + at), s0);
            sum = Vector256.Sum((s0 + s1) + (s2 + s3));
        }

        for (; at < length; at++) sum = float.FusedMultiplyAdd(x[at], y[at], sum);
        return sum;
    }

    internal static unsafe void AddScaled(float scale, float* x, float* y, int length)
    {
        var at = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Create(scale);
            for (; at <= length - 16; at += 16) Vector512.FusedMultiplyAdd(wide, Vector512.Load(x + at), Vector512.Load(y + at)).Store(y + at);
        }

        var narrow = Vector256.Create(scale);
        for (; at <= length - 8; at += 8) Vector256.FusedMultiplyAdd(narrow, Vector256.Load(x + at), Vector256.Load(y + at)).Store(y + at);
        for (; at < length; at++) y[at] = float.FusedMultiplyAdd(scale, x[at], y[at]);
    }

    internal static unsafe void Scale(float scale, float* x, int length)
    {
        var at = 0;
        var wide = Vector256.Create(scale);
        for (; at <= length - 8; at += 8) (wide * Vector256.Load(x + at)).Store(x + at);
        for (; at < length; at++) x[at] *= scale;
    }

    /// <summary>y ← x∘y, element by element; <paramref name="length"/> is a multiple of 8.</summary>
    internal static unsafe void Multiply(float* x, float* y, int length)
    {
        for (var at = 0; at < length; at += 8) (Vector256.Load(x + at) * Vector256.Load(y + at)).Store(y + at);
    }

    /// <summary>sum ← sum + Σ_k weights[k·weightStride]·row_k over rows of <paramref name="width"/> floats, a multiple of 16.</summary>
    internal static unsafe void AddWeightedRows(
        float* rows, nint rowStride, int count, float* weights, nint weightStride, int width, float* sum)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; column <= width - 64; column += 64)
            {
                var row = rows + column;
                var weight = weights;
                var to = sum + column;
                Vector512<float> s0 = Vector512.Load(to), s1 = Vector512.Load(to + 16), s2 = Vector512.Load(to + 32), s3 = Vector512.Load(to + 48);
                for (var k = 0; k < count; k++, row += rowStride, weight += weightStride)
                {
                    var w = Vector512.Create(*weight);
                    s0 = Vector512.FusedMultiplyAdd(w, Vector512.Load(row), s0);
                    s1 = Vector512.FusedMultiplyAdd(w, Vector512.Load(row + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(w, Vector512.Load(row + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(w, Vector512.Load(row + 48), s3);
                }

                s0.Store(to);
                s1.Store(to + 16);
                s2.Store(to + 32);
                s3.Store(to + 48);
            }
        }

        for (; column < width; column += 16)
        {
            var row = rows + column;
            var weight = weights;
            Vector256<float> s0 = Vector256.Load(sum + column), s1 = Vector256.Load(sum + column + 8);
            for (var k = 0; k < count; k++, row += rowStride, weight += weightStride)
            {
                var w = Vector256.Create(*weight);
                s0 = Vector256.FusedMultiplyAdd(w, Vector256.Load(row), s0);
                s1 = Vector256.FusedMultiplyAdd(w, Vector256.Load(row + 8), s1);
            }

            s0.Store(sum + column);
            s1.Store(sum + column + 8);
        }
    }

    private static void ThrowIfDifferent(int x, int y)
    {
        if (x != y) throw new ArgumentException($"The spans differ in length: {x} and {y}.");
    }
}

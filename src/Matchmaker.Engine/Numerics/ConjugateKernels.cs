using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// What conjugate gradients with a diagonal part D do between two products, each in one pass over vectors of a multiple of 16 floats. <c>inverse</c> is the preconditioner, one over D.
/// </summary>
internal static unsafe class ConjugateKernels
{
    /// <summary>y ← scale·y − D∘x.</summary>
    public static void ScaleAndTake(float scale, float* diagonal, float* x, float* y, int length)
    {
        var wide = Vector512.Create(scale);
        for (nint at = 0; at < length; at += 16) ((wide * Vector512.Load(y + at)) - (Vector512.Load(diagonal + at) * Vector512.Load(x + at))).Store(y + at);
    }

    /// <summary>x ← x + step·p and r ← r − step·(Ap).</summary>
    /// <returns>r·D⁻¹r, the square by which residuals are measured.</returns>
    public static float Advance(float step, float* direction, float* product, float* x, float* residual, float* inverse, int length)
    {
        Vector512<float> wide = Vector512.Create(step), square = default;
        for (nint at = 0; at < length; at += 16)
        {
            Vector512.FusedMultiplyAdd(wide, Vector512.Load(direction + at), Vector512.Load(x + at)).Store(x + at);
            var r = Vector512.FusedMultiplyAdd(-wide, Vector512.Load(product + at), Vector512.Load(residual + at));
            r.Store(residual + at);
            square = Vector512.FusedMultiplyAdd(r * r, Vector512.Load(inverse + at), square);
        }

        return Vector512.Sum(square);
    }

    /// <summary>p ← D⁻¹r + turn·p, and D∘p, with which its product begins.</summary>
    public static void Turn(float* inverse, float* residual, float turn, float* direction, float* diagonal, float* product, int length)
    {
        var wide = Vector512.Create(turn);
        for (nint at = 0; at < length; at += 16)
        {
            var p = Vector512.FusedMultiplyAdd(wide, Vector512.Load(direction + at), Vector512.Load(inverse + at) * Vector512.Load(residual + at));
            p.Store(direction + at);
            (Vector512.Load(diagonal + at) * p).Store(product + at);
        }
    }
}

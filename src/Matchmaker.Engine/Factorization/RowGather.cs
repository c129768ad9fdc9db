using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Factorization;

/// <summary>Copies scattered rows of factors side by side, scaled on the way. Widths are multiples of 16; memory beyond the rows is not touched.</summary>
internal static unsafe class RowGather
{
    /// <summary>panel_k ← √|c_k|·v_k∘scale and root_k ← √c_k for a positive entry, 0 for a negative one. A null scale means ones.</summary>
    public static void Scaled(
        float* factors, int stride, ReadOnlySpan<int> indices, ReadOnlySpan<float> confidences, float* scale, float* panel, float* roots, int rootStride)
    {
        for (var k = 0; k < indices.Length; k++)
        {
            var root = MathF.Sqrt(MathF.Abs(confidences[k]));
            roots[k * rootStride] = confidences[k] > 0 ? root : 0;
            var from = factors + ((nint)indices[k] * stride);
            var to = panel + ((nint)k * stride);
            if (Vector512.IsHardwareAccelerated)
            {
                var wide = Vector512.Create(root);
                if (scale == null) for (var j = 0; j < stride; j += 16) (Vector512.Load(from + j) * wide).Store(to + j);
                else for (var j = 0; j < stride; j += 16) (Vector512.Load(from + j) * (Vector512.Load(scale + j) * wide)).Store(to + j);
            }
            else
            {
                var wide = Vector256.Create(root);
                if (scale == null) for (var j = 0; j < stride; j += 8) (Vector256.Load(from + j) * wide).Store(to + j);
                else for (var j = 0; j < stride; j += 8) (Vector256.Load(from + j) * (Vector256.Load(scale + j) * wide)).Store(to + j);
            }
        }
    }

    /// <summary>Asks for the rows to be brought into the cache; has no other effect.</summary>
    public static void Prefetch(float* factors, int stride, ReadOnlySpan<int> indices)
    {
        if (!Sse.IsSupported) return;
        foreach (var index in indices)
        {
            var row = factors + ((nint)index * stride);
            for (var j = 0; j < stride; j += 16) Sse.Prefetch1(row + j);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Products of a sparse matrix with a panel of sixteen dense vectors side by side: lane q of row j of the panel is element j of vector q. A row of the
/// panel is one cache line and one register, so that an entry of the matrix costs one load and one fused multiply-add for all sixteen.
/// Lanes do not mix, and each adds up in the same order: a vector's product has the same bits whatever stands in the other lanes.
/// </summary>
internal static unsafe class LaneProduct
{
    /// <summary>Vectors in a panel.</summary>
    public const int Lanes = 16;

    /// <summary>One row of S·P, for all lanes. 2·entries·16 flops.</summary>
    /// <param name="columns">Columns of the row's entries.</param>
    /// <param name="values">Their values.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="panel">P, on a 64-byte boundary.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Row(int* columns, float* values, int count, float* panel)
    {
        // Two sums, since a fused multiply-add takes four cycles and could not otherwise start one in each.
        Vector512<float> even = default, odd = default;
        var at = 0;
        for (; at + 1 < count; at += 2)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.Create(values[at]), Vector512.Load(panel + ((nint)columns[at] * Lanes)), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.Create(values[at + 1]), Vector512.Load(panel + ((nint)columns[at + 1] * Lanes)), odd);
        }

        if (at < count) even = Vector512.FusedMultiplyAdd(Vector512.Create(values[at]), Vector512.Load(panel + ((nint)columns[at] * Lanes)), even);
        return even + odd;
    }

    /// <summary>to ← S·P, row after row on the calling thread. 2·entries·16 flops.</summary>
    public static void Multiply(SparseRows sparse, float* panel, float* to)
    {
        fixed (int* columns = sparse.Columns)
        fixed (float* values = sparse.Values)
        {
            for (var row = 0; row < sparse.RowCount; row++)
            {
                var first = sparse.RowStarts[row];
                Row(columns + first, values + first, sparse.Degree(row), panel).Store(to + ((nint)row * Lanes));
            }
        }
    }
}

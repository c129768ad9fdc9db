using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Asks for memory that will be read soon, so that it is near by then: what is looked up here and there among many rows otherwise waits for each. Changes no result; does nothing where the machine
/// has no such request.
/// </summary>
internal static unsafe class Ahead
{
    private const int CacheLine = 64;

    /// <summary>One element.</summary>
    public static void Element<T>(T[] array, int index)
        where T : unmanaged
    {
        // Should the collector move the array meanwhile, something else is asked for, and nothing is lost but that.
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref array[index]));
    }

    /// <summary>All of a span.</summary>
    public static void All<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        if (!Sse.IsSupported || elements.IsEmpty) return;
        var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(elements));
        var length = (nint)elements.Length * sizeof(T);
        for (nint at = 0; at < length; at += CacheLine) Sse.Prefetch0(first + at);
        Sse.Prefetch0(first + length - 1);
    }

    /// <summary>Where a row begins: what <see cref="Row"/> reads.</summary>
    public static void Start(SparseRows rows, int row) => Element(rows.RowStarts, row);

    /// <summary>The entries of a row.</summary>
    public static void Row(SparseRows rows, int row)
    {
        All(rows.RowColumns(row));
        All(rows.RowValues(row));
    }
}

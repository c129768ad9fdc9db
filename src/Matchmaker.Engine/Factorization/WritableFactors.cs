using System.Runtime.CompilerServices;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Factors while they are being trained: pinned, zero at first, and on a 64-byte boundary so that a row is whole cache lines.
/// <see cref="Frozen"/> shares the same memory.
/// </summary>
internal sealed unsafe class WritableFactors
{
    private const int CacheLine = 64;
    private readonly Memory<float> _memory;

    public WritableFactors(int rowCount, int rank)
    {
        var stride = FactorMatrix.StrideOf(rank);
        var length = (long)rowCount * stride;
        if (length > Array.MaxLength - 16)
        {
            throw new ArgumentException(
                $"{rowCount} rows of rank {rank} do not fit into one array of {Array.MaxLength} floats: lower the rank, or leave out rows without entries.",
                nameof(rank));
        }

        var array = GC.AllocateArray<float>((int)length + 16, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref array[0]);
        var offset = (int)(((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(float));
        _memory = array.AsMemory(offset, (int)length);
        Pointer = (float*)address + offset;
        Frozen = new FactorMatrix(rowCount, rank, _memory);
    }

    /// <summary>First float of the first row; valid for as long as this object is reachable.</summary>
    public float* Pointer { get; }

    /// <summary>A reader's view of the same memory.</summary>
    public FactorMatrix Frozen { get; }

    public int RowCount => Frozen.RowCount;

    public int Rank => Frozen.Rank;

    public int Stride => Frozen.Stride;

    public Span<float> Values => _memory.Span;

    /// <summary>The factors of one row, without padding.</summary>
    public Span<float> Row(int row) => _memory.Span.Slice(row * Stride, Rank);
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Dense factors, one row for each index: shape <see cref="RowCount"/> × <see cref="Rank"/>, row-major, each row padded with zeros to a multiple of
/// <see cref="VectorKernels.RowAlignment"/> floats. Reads from whatever memory it is given, memory-mapped included, without copying.
/// </summary>
public sealed class FactorMatrix
{
    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Wraps padded rows. O(1); the padding is trusted to be zero.</summary>
    /// <param name="rowCount">Number of rows, 0 or more.</param>
    /// <param name="rank">Factors in a row, 1 or more.</param>
    /// <param name="values">rowCount × <see cref="StrideOf"/>(rank) floats; whoever owns them keeps them alive and unchanged.</param>
    /// <exception cref="ArgumentException">The length does not fit the shape.</exception>
    public FactorMatrix(int rowCount, int rank, ReadOnlyMemory<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        if (values.Length != (long)rowCount * StrideOf(rank))
        {
            throw new ArgumentException(
                $"{rowCount} rows of rank {rank} take {(long)rowCount * StrideOf(rank)} floats, padded; got {values.Length}.", nameof(values));
        }

        RowCount = rowCount;
        Rank = rank;
        Stride = StrideOf(rank);
        _values = values;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of factors in each row.</summary>
    public int Rank { get; }

    /// <summary>Floats from one row to the next: <see cref="Rank"/> rounded up to a multiple of 16.</summary>
    public int Stride { get; }

    /// <summary>All rows with their padding, RowCount × Stride floats.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

    /// <summary>The same as <see cref="Values"/>, in a form that can be kept.</summary>
    public ReadOnlyMemory<float> Memory => _values;

    /// <summary>The factors of one row, <see cref="Rank"/> floats.</summary>
    public ReadOnlySpan<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(row));
        return _values.Span.Slice(row * Stride, Rank);
    }

    /// <summary>Floats that a padded row of this rank takes.</summary>
    public static int StrideOf(int rank) => (rank + VectorKernels.RowAlignment - 1) / VectorKernels.RowAlignment * VectorKernels.RowAlignment;

    /// <summary>Copies rows without padding, such as another trainer's result.</summary>
    /// <exception cref="ArgumentException">The length is not rowCount × rank.</exception>
    public static FactorMatrix FromRows(int rowCount, int rank, ReadOnlySpan<float> rows)
    {
        if (rows.Length != (long)rowCount * rank)
            throw new ArgumentException($"{rowCount} rows of rank {rank} take {(long)rowCount * rank} floats; got {rows.Length}.", nameof(rows));
        var matrix = new WritableFactors(rowCount, rank);
        for (var row = 0; row < rowCount; row++) rows.Slice(row * rank, rank).CopyTo(matrix.Row(row));
        return matrix.Frozen;
    }
}

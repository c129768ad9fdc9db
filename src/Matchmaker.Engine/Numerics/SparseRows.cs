namespace Matchmaker.Engine.Numerics;

/// <summary>
/// A sparse matrix of 32-bit floats in compressed rows: the shape in which graphs and interactions are walked and trained.
/// Columns within a row are ascending and distinct. Immutable by convention: the arrays are shared, never written after construction.
/// </summary>
public sealed class SparseRows
{
    /// <summary>Wraps arrays that already satisfy the format; they are not copied. O(rows).</summary>
    /// <param name="columnCount">Number of columns; every entry of <paramref name="columns"/> is below it.</param>
    /// <param name="rowStarts">Length rows + 1, non-decreasing, from 0 to the number of entries.</param>
    /// <param name="columns">Column of each entry, ascending and distinct within a row.</param>
    /// <param name="values">Value of each entry, same length as <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together.</exception>
    public SparseRows(int columnCount, int[] rowStarts, int[] columns, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        if (rowStarts.Length == 0 || rowStarts[0] != 0 || rowStarts[^1] != columns.Length || columns.Length != values.Length)
        {
            throw new ArgumentException(
                $"Row starts must run from 0 to the {columns.Length} entries, with one value for each column; got {rowStarts.Length} starts and {values.Length} values.",
                nameof(rowStarts));
        }

        for (var row = 1; row < rowStarts.Length; row++)
            if (rowStarts[row] < rowStarts[row - 1]) throw new ArgumentException($"Row {row - 1} ends before it begins.", nameof(rowStarts));
        ColumnCount = columnCount;
        RowStarts = rowStarts;
        Columns = columns;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => RowStarts.Length - 1;

    /// <summary>Number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Number of stored entries.</summary>
    public int EntryCount => Columns.Length;

    /// <summary>Where each row begins in <see cref="Columns"/> and <see cref="Values"/>; length <see cref="RowCount"/> + 1.</summary>
    public int[] RowStarts { get; }

    /// <summary>Column of each entry, row after row.</summary>
    public int[] Columns { get; }

    /// <summary>Value of each entry, row after row.</summary>
    public float[] Values { get; }

    /// <summary>Number of entries in a row.</summary>
    public int Degree(int row) => RowStarts[row + 1] - RowStarts[row];

    /// <summary>The columns of a row, ascending.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => Columns.AsSpan(RowStarts[row], Degree(row));

    /// <summary>The values of a row, in the order of <see cref="RowColumns"/>.</summary>
    public ReadOnlySpan<float> RowValues(int row) => Values.AsSpan(RowStarts[row], Degree(row));

    /// <summary>True if the row has an entry in the column. O(log degree).</summary>
    public bool Contains(int row, int column) => RowColumns(row).BinarySearch(column) >= 0;

    /// <summary>The stored value, or 0 where there is none. O(log degree).</summary>
    public float this[int row, int column]
    {
        get
        {
            var at = RowColumns(row).BinarySearch(column);
            return at < 0 ? 0 : Values[RowStarts[row] + at];
        }
    }

    /// <summary>Sum of a row's values, accumulated in 64 bits.</summary>
    public double RowSum(int row)
    {
        double sum = 0;
        foreach (var value in RowValues(row)) sum += value;
        return sum;
    }

    /// <summary>
    /// Builds from entries in any order; entries at the same place are added up, in the order given. O(entries + rows + columns), two counting sorts.
    /// </summary>
    /// <exception cref="ArgumentException">The three spans differ in length, or an index lies outside the shape.</exception>
    public static SparseRows FromEntries(
        int rowCount, int columnCount, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        if (rows.Length != columns.Length || rows.Length != values.Length)
            throw new ArgumentException($"Rows, columns and values differ in length: {rows.Length}, {columns.Length}, {values.Length}.", nameof(rows));

        // Sorting by column first makes each row's columns ascending after the stable sort by row.
        var byColumn = StableOrder(columns, columnCount, "column");
        var starts = new int[rowCount + 1];
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)rowCount) throw new ArgumentException($"Row {row} lies outside 0..{rowCount - 1}.", nameof(rows));
            starts[row + 1]++;
        }

        for (var row = 0; row < rowCount; row++) starts[row + 1] += starts[row];
        var next = starts.AsSpan(0, rowCount).ToArray();
        var sortedColumns = new int[rows.Length];
        var sortedValues = new float[rows.Length];
        foreach (var entry in byColumn)
        {
            var to = next[rows[entry]]++;
            sortedColumns[to] = columns[entry];
            sortedValues[to] = values[entry];
        }

        return Merge(columnCount, starts, sortedColumns, sortedValues);
    }

    /// <summary>The matrix with rows and columns exchanged. O(entries + columns).</summary>
    public SparseRows Transpose()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in Columns) starts[column + 1]++;
        for (var column = 0; column < ColumnCount; column++) starts[column + 1] += starts[column];
        var next = starts.AsSpan(0, ColumnCount).ToArray();
        var columns = new int[EntryCount];
        var values = new float[EntryCount];
        for (var row = 0; row < RowCount; row++)
        {
            for (var at = RowStarts[row]; at < RowStarts[row + 1]; at++)
            {
                var to = next[Columns[at]]++;
                columns[to] = row;
                values[to] = Values[at];
            }
        }

        return new SparseRows(RowCount, starts, columns, values);
    }

    private static int[] StableOrder(ReadOnlySpan<int> keys, int keyCount, string name)
    {
        var starts = new int[keyCount + 1];
        foreach (var key in keys)
        {
            if ((uint)key >= (uint)keyCount) throw new ArgumentException($"The {name} {key} lies outside 0..{keyCount - 1}.", name);
            starts[key + 1]++;
        }

        for (var key = 0; key < keyCount; key++) starts[key + 1] += starts[key];
        var order = new int[keys.Length];
        for (var entry = 0; entry < keys.Length; entry++) order[starts[keys[entry]]++] = entry;
        return order;
    }

    private static SparseRows Merge(int columnCount, int[] starts, int[] columns, float[] values)
    {
        var kept = 0;
        var begin = 0;
        for (var row = 0; row + 1 < starts.Length; row++)
        {
            var end = starts[row + 1];
            var rowStart = kept;
            for (var at = begin; at < end; at++)
            {
                if (kept > rowStart && columns[kept - 1] == columns[at])
                {
                    values[kept - 1] += values[at];
                }
                else
                {
                    columns[kept] = columns[at];
                    values[kept++] = values[at];
                }
            }

            begin = end;
            starts[row + 1] = kept;
        }

        return kept == columns.Length
            ? new SparseRows(columnCount, starts, columns, values)
            : new SparseRows(columnCount, starts, columns.AsSpan(0, kept).ToArray(), values.AsSpan(0, kept).ToArray());
    }
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.MLNet;

/// <summary>
/// The positive entries of a matrix with keys for the rows and columns that have any. Keys have no gaps, so that the library never meets one that it has not seen, and its regularisation counts nobody who has no entry.
/// Columns are in an order drawn by the seed: the library draws its first factors from a stream of its own that takes no seed, and so gives each column others with another order.
/// </summary>
internal sealed class OneClassMatrix
{
    private readonly SparseRows _matrix;
    private readonly int[] _rowKeys;
    private readonly int[] _columnKeys;

    private OneClassMatrix(SparseRows matrix, int[] rowKeys, int[] columnKeys, int entryCount, double meanConfidence)
    {
        _matrix = matrix;
        _rowKeys = rowKeys;
        _columnKeys = columnKeys;
        RowCount = rowKeys.Count(key => key >= 0);
        ColumnCount = columnKeys.Count(key => key >= 0);
        EntryCount = entryCount;
        MeanConfidence = meanConfidence;
    }

    /// <summary>Rows with a positive entry.</summary>
    public int RowCount { get; }

    /// <summary>Columns with a positive entry.</summary>
    public int ColumnCount { get; }

    /// <summary>Positive entries.</summary>
    public int EntryCount { get; }

    /// <summary>Mean of the positive confidences; 1 where there are none.</summary>
    public double MeanConfidence { get; }

    /// <summary>Numbers the rows and columns. O(entries).</summary>
    public static OneClassMatrix Of(SparseRows confidences, int seed)
    {
        var rowKeys = new int[confidences.RowCount];
        var isColumnUsed = new bool[confidences.ColumnCount];
        Array.Fill(rowKeys, -1);
        var (rows, entries, sum) = (0, 0, 0.0);
        for (var row = 0; row < confidences.RowCount; row++)
        {
            var columns = confidences.RowColumns(row);
            var values = confidences.RowValues(row);
            for (var at = 0; at < columns.Length; at++)
            {
                if (!(values[at] > 0)) continue;
                if (rowKeys[row] < 0) rowKeys[row] = rows++;
                isColumnUsed[columns[at]] = true;
                entries++;
                sum += values[at];
            }
        }

        return new(confidences, rowKeys, DrawKeys(isColumnUsed, seed), entries, entries == 0 ? 1 : sum / entries);
    }

    /// <summary>The entries, one after another, row by row.</summary>
    public IEnumerable<MatrixEntry> Entries()
    {
        for (var row = 0; row < _matrix.RowCount; row++)
        {
            for (var at = _matrix.RowStarts[row]; at < _matrix.RowStarts[row + 1]; at++)
            {
                if (_matrix.Values[at] > 0)
                    yield return new() { Row = (uint)_rowKeys[row], Column = (uint)_columnKeys[_matrix.Columns[at]], Label = 1 };
            }
        }
    }

    /// <summary>Factors of keys as factors of all rows: zeros where there is no key.</summary>
    public FactorMatrix SpreadRows(IReadOnlyList<float> factors, int rank) => Spread(_rowKeys, factors, rank);

    /// <summary>The same for columns.</summary>
    public FactorMatrix SpreadColumns(IReadOnlyList<float> factors, int rank) => Spread(_columnKeys, factors, rank);

    private static FactorMatrix Spread(int[] keys, IReadOnlyList<float> factors, int rank)
    {
        var spread = new float[keys.Length * rank];
        for (var row = 0; row < keys.Length; row++)
            for (var k = 0; keys[row] >= 0 && k < rank; k++) spread[(row * rank) + k] = factors[(keys[row] * rank) + k];
        return FactorMatrix.FromRows(keys.Length, rank, spread);
    }

    private static int[] DrawKeys(bool[] isUsed, int seed)
    {
        var keys = new int[isUsed.Length];
        Array.Fill(keys, -1);
        int[] used = [.. Enumerable.Range(0, isUsed.Length).Where(column => isUsed[column])];
        new Random(seed).Shuffle(used);
        for (var key = 0; key < used.Length; key++) keys[used[key]] = key;
        return keys;
    }
}

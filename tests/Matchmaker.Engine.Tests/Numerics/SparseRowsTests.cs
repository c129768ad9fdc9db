using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed class SparseRowsTests
{
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(7, 9, 200)]
    [InlineData(30, 4, 60)]
    [InlineData(4, 30, 0)]
    public void FromEntries_RandomWithRepeats_EqualsADenseSum(int rows, int columns, int entries)
    {
        var random = new Random(entries);
        var r = Enumerable.Range(0, entries).Select(_ => random.Next(rows)).ToArray();
        var c = Enumerable.Range(0, entries).Select(_ => random.Next(columns)).ToArray();
        var v = Enumerable.Range(0, entries).Select(_ => (float)random.Next(1, 100)).ToArray();
        var dense = new float[rows, columns];
        for (var at = 0; at < entries; at++) dense[r[at], c[at]] += v[at];

        var matrix = SparseRows.FromEntries(rows, columns, r, c, v);

        Assert.Equal((rows, columns, r.Zip(c).Distinct().Count()), (matrix.RowCount, matrix.ColumnCount, matrix.EntryCount));
        for (var row = 0; row < rows; row++)
        {
            Assert.Equal(Enumerable.Range(0, columns).Where(column => dense[row, column] != 0), matrix.RowColumns(row).ToArray());
            Assert.Equal(Enumerable.Range(0, columns).Sum(column => (double)dense[row, column]), matrix.RowSum(row));
            Assert.Equal(matrix.Degree(row), matrix.RowValues(row).Length);
            for (var column = 0; column < columns; column++)
            {
                Assert.Equal(dense[row, column], matrix[row, column]);
                Assert.Equal(dense[row, column] != 0, matrix.Contains(row, column));
            }
        }
    }

    [Fact]
    public void Transpose_Random_ExchangesRowsAndColumnsAndTwiceIsTheSame()
    {
        var random = new Random(2);
        var matrix = SparseRows.FromEntries(
            9, 6, [.. Enumerable.Range(0, 30).Select(_ => random.Next(9))], [.. Enumerable.Range(0, 30).Select(_ => random.Next(6))], RandomFloats.Of(30, 2));

        var transposed = matrix.Transpose();
        var twice = transposed.Transpose();

        Assert.Equal((6, 9), (transposed.RowCount, transposed.ColumnCount));
        for (var row = 0; row < 9; row++)
            for (var column = 0; column < 6; column++) Assert.Equal(matrix[row, column], transposed[column, row]);
        for (var column = 0; column < 6; column++) Assert.Equal(transposed.RowColumns(column).ToArray().Order(), transposed.RowColumns(column).ToArray());
        Assert.Equal(matrix.RowStarts, twice.RowStarts);
        Assert.Equal(matrix.Columns, twice.Columns);
        Assert.Equal(matrix.Values, twice.Values);
    }

    [Fact]
    public void FromEntries_BadEntries_AreRefused()
    {
        Assert.Contains("differ in length", Refused([0], [0, 1], [1]), StringComparison.Ordinal);
        Assert.Contains("differ in length", Refused([0], [0], []), StringComparison.Ordinal);
        Assert.Contains("Row 2 lies outside 0..1", Refused([2], [0], [1]), StringComparison.Ordinal);
        Assert.Contains("Row -1 lies outside", Refused([-1], [0], [1]), StringComparison.Ordinal);
        Assert.Contains("column 3 lies outside 0..2", Refused([0], [3], [1]), StringComparison.Ordinal);
        Assert.Contains("column -1 lies outside", Refused([0], [-1], [1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ArraysThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new SparseRows(2, [], [], []));
        Assert.Throws<ArgumentException>(() => new SparseRows(2, [1, 1], [0], [1]));
        Assert.Throws<ArgumentException>(() => new SparseRows(2, [0, 2], [0], [1]));
        Assert.Throws<ArgumentException>(() => new SparseRows(2, [0, 1], [0], []));
        Assert.Throws<ArgumentException>(() => new SparseRows(2, [0, 2, 1], [0], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseRows(-1, [0], [], []));
    }

    private static string Refused(int[] rows, int[] columns, float[] values) =>
        Assert.Throws<ArgumentException>(() => SparseRows.FromEntries(2, 3, rows, columns, values)).Message;
}

using System.Numerics;

namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>Who is where. To have no place is one more column, the last, with room for everybody.</summary>
internal sealed class PlacementState
{
    /// <param name="rowPlaces">Units of each row.</param>
    /// <param name="columnPlaces">Places of each column.</param>
    /// <param name="fit">rows × columns, NaN where impossible.</param>
    /// <param name="unplacedCosts">What it costs that a row has nothing at all, for each row; 0 for nothing.</param>
    public PlacementState(int[] rowPlaces, int[] columnPlaces, double[] fit, double[] unplacedCosts)
    {
        (RowPlaces, ColumnPlaces, Fit, UnplacedCosts) = (rowPlaces, columnPlaces, fit, unplacedCosts);
        RowsOf = [.. Enumerable.Range(0, Columns + 1).Select(_ => new List<int>())];
        ColumnsOf = [.. Enumerable.Range(0, Rows).Select(_ => new List<int>())];
        Unplaced = new int[Rows];
    }

    /// <summary>A copy of who is where, with other fits.</summary>
    public PlacementState(PlacementState other, double[] fit)
        : this(other.RowPlaces, [.. other.ColumnPlaces], fit, other.UnplacedCosts)
    {
        for (var column = 0; column <= Columns; column++) RowsOf[column].AddRange(other.RowsOf[column]);
        for (var row = 0; row < Rows; row++) ColumnsOf[row].AddRange(other.ColumnsOf[row]);
        other.Unplaced.CopyTo(Unplaced, 0);
    }

    public int[] RowPlaces { get; }

    public int[] ColumnPlaces { get; }

    public double[] Fit { get; }

    public double[] UnplacedCosts { get; }

    public int Rows => RowPlaces.Length;

    public int Columns => ColumnPlaces.Length;

    /// <summary>The column of those that have no place.</summary>
    public int Nothing => Columns;

    /// <summary>Columns with <see cref="Nothing"/>, and as many more as fill whole vectors.</summary>
    public int Width => (Columns + Vector<double>.Count) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>Rows at each column; at the last, those with a unit that has no place.</summary>
    public List<int>[] RowsOf { get; }

    /// <summary>Columns of each row, <see cref="Nothing"/> not among them.</summary>
    public List<int>[] ColumnsOf { get; }

    /// <summary>Units of each row that have no place.</summary>
    public int[] Unplaced { get; }

    /// <summary>Whether a column has a free place.</summary>
    public bool IsFree(int column) => column == Nothing || RowsOf[column].Count < ColumnPlaces[column];

    /// <summary>The fits of a row.</summary>
    public ReadOnlySpan<double> Fits(int row) => Fit.AsSpan(row * Columns, Columns);

    /// <summary>What a row gives up that leaves a column for another.</summary>
    public double Given(int row, int column) => column == Nothing ? -Gain(row) : Fit[(row * Columns) + column];

    /// <summary>What it saves that a row gets a first place; 0 where it has one.</summary>
    public double Gain(int row) => ColumnsOf[row].Count == 0 ? UnplacedCosts[row] : 0;

    /// <summary>What it costs that a row moves from one column to another; infinite where it cannot.</summary>
    public double Cost(int row, int from, int to)
    {
        if (to == Nothing) return Fit[(row * Columns) + from] + (ColumnsOf[row].Count == 1 ? UnplacedCosts[row] : 0);
        var fit = Fit[(row * Columns) + to];
        return double.IsNaN(fit) || ColumnsOf[row].Contains(to) ? double.PositiveInfinity : Given(row, from) - fit;
    }

    /// <summary>A unit of a row comes to a column.</summary>
    public void Join(int row, int column)
    {
        if (column != Nothing) ColumnsOf[row].Add(column);
        else if (Unplaced[row]++ > 0) return;
        RowsOf[column].Add(row);
    }

    /// <summary>A unit of a row leaves a column.</summary>
    public void Leave(int row, int column)
    {
        if (column != Nothing) ColumnsOf[row].Remove(column);
        else if (--Unplaced[row] > 0) return;
        RowsOf[column].Remove(row);
    }
}

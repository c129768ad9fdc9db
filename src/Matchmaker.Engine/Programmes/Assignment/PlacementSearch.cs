using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// Dijkstra's search over the ways by which rows could move between columns, in costs reduced by profits and prices (which are never below 0): from a row to every column it is not at, from a column to every row
/// that is there. One node after another is finished, in the order of its distance.
/// </summary>
internal sealed class PlacementSearch
{
    /// <summary>There is no further node.</summary>
    public const int Nothing = int.MinValue;

    private readonly int _columns;
    private readonly double[] _profits;
    private readonly double[] _prices;
    private readonly List<int>[] _rowsOf;
    private readonly double[] _fit;

    // The fits of ways that are open: not a number where row and column are together, or cannot be.
    private readonly double[] _open;
    private readonly double[] _columnDistance;
    private readonly double[] _columnAhead;
    private readonly double[] _columnFrom;
    private readonly double[] _rowDistance;
    private readonly int[] _rowFrom;
    private readonly bool[] _isRowDone;
    private readonly List<int> _doneRows = [];
    private readonly PriorityQueue<int, double> _rowsAhead = new();
    private int _nearest = -1;

    public PlacementSearch(int rows, int columns, double[] fit, double[] profits, double[] prices, List<int>[] rowsOf)
    {
        (_columns, _fit, _open, _profits, _prices, _rowsOf) = (columns, fit, [.. fit], profits, prices, rowsOf);
        (_columnDistance, _columnAhead, _columnFrom) = (new double[columns], new double[columns], new double[columns]);
        (_rowDistance, _rowFrom, _isRowDone) = (new double[rows], new int[rows], new bool[rows]);
    }

    /// <summary>The distance of the next node; infinite where there is none.</summary>
    public double Ahead
    {
        get
        {
            FindNearest();
            while (_rowsAhead.TryPeek(out var row, out _) && _isRowDone[row]) _rowsAhead.Dequeue();
            return Math.Min(_nearest < 0 ? double.PositiveInfinity : _columnAhead[_nearest], _rowsAhead.TryPeek(out _, out var distance) ? distance : double.PositiveInfinity);
        }
    }

    public double ColumnDistance(int column) => _columnDistance[column];

    public double RowDistance(int row) => _rowDistance[row];

    /// <summary>The row that a column was found from; below 0 where the search began there.</summary>
    public int ColumnFrom(int column) => (int)_columnFrom[column];

    /// <summary>The column that a row was found from; below 0 where the search began there.</summary>
    public int RowFrom(int row) => _rowFrom[row];

    public bool IsDone(int column) => double.IsPositiveInfinity(_columnAhead[column]) && !double.IsPositiveInfinity(_columnDistance[column]);

    /// <summary>Row and column are together now.</summary>
    public void Close(int row, int column) => _open[(row * _columns) + column] = double.NaN;

    /// <summary>They no longer are.</summary>
    public void Open(int row, int column, double fit) => _open[(row * _columns) + column] = fit;

    public void Begin()
    {
        foreach (var row in _doneRows) _isRowDone[row] = false;
        _doneRows.Clear();
        _rowsAhead.Clear();
        _nearest = -1;
        Array.Fill(_columnDistance, double.PositiveInfinity);
        Array.Fill(_columnAhead, double.PositiveInfinity);
        Array.Fill(_rowDistance, double.PositiveInfinity);
    }

    public void FromRow(int row)
    {
        Begin();
        BeginAtRow(row, 0);
    }

    public void BeginAtRow(int row, double distance)
    {
        (_rowDistance[row], _rowFrom[row]) = (distance, -1);
        _rowsAhead.Enqueue(row, distance);
    }

    public void BeginAtColumn(int column, double distance) => (_columnDistance[column], _columnAhead[column], _columnFrom[column]) = (distance, distance, -1);

    /// <summary>Finishes the nearest node: its column, or the complement of its row; <see cref="Nothing"/> at the end.</summary>
    public int Next()
    {
        if (double.IsPositiveInfinity(Ahead)) return Nothing;
        if (_rowsAhead.TryPeek(out var row, out var distance) && (_nearest < 0 || distance <= _columnAhead[_nearest]))
        {
            _rowsAhead.Dequeue();
            _isRowDone[row] = true;
            _doneRows.Add(row);
            Leave(row, distance);
            return ~row;
        }

        var column = _nearest;
        _columnAhead[column] = double.PositiveInfinity;
        _nearest = -1;
        foreach (var other in _rowsOf[column])
        {
            // What it has beyond its profit it would give up.
            var there = _columnDistance[column] + Math.Max(0, _fit[(other * _columns) + column] - _profits[other] - _prices[column]);
            if (_isRowDone[other] || there >= _rowDistance[other]) continue;
            (_rowDistance[other], _rowFrom[other]) = (there, column);
            _rowsAhead.Enqueue(other, there);
        }

        return column;
    }

    /// <summary>Changes profits and prices by the distances found, so that the way of this length costs nothing, and no way less.</summary>
    public void Reprice(double length, bool fromPlaces)
    {
        // Either nodes that are nearer move away from the end, or all move away from the beginning, as far as the end does.
        if (fromPlaces)
        {
            for (var row = 0; row < _rowDistance.Length; row++) _profits[row] += Math.Min(length, _rowDistance[row]);
            for (var column = 0; column < _columns; column++) _prices[column] = Math.Max(0, _prices[column] - Math.Min(length, _columnDistance[column]));
            return;
        }

        foreach (var row in _doneRows)
            if (_rowDistance[row] < length) _profits[row] += _rowDistance[row] - length;
        for (var column = 0; column < _columns; column++)
            if (IsDone(column) && _columnDistance[column] < length) _prices[column] += length - _columnDistance[column];
    }

    private void FindNearest()
    {
        if (_nearest >= 0) return;
        var least = double.PositiveInfinity;
        for (var column = 0; column < _columns; column++)
            if (_columnAhead[column] < least) (_nearest, least) = (column, _columnAhead[column]);
    }

    private void Leave(int row, double distance)
    {
        _nearest = -1;
        var open = _open.AsSpan(row * _columns, _columns);
        var opens = MemoryMarshal.Cast<double, Vector<double>>(open);
        var prices = MemoryMarshal.Cast<double, Vector<double>>(_prices);
        var distances = MemoryMarshal.Cast<double, Vector<double>>(_columnDistance.AsSpan());
        var ahead = MemoryMarshal.Cast<double, Vector<double>>(_columnAhead.AsSpan());
        var from = MemoryMarshal.Cast<double, Vector<double>>(_columnFrom.AsSpan());
        var (least, reach, self) = (new Vector<double>(distance), new Vector<double>(distance + _profits[row]), new Vector<double>(row));
        for (var at = 0; at < opens.Length; at++)
        {
            // Nothing is below anything where the way is closed; and nothing new is below what is finished.
            var through = reach + prices[at] - opens[at];
            var isNearer = Vector.LessThan(through, distances[at]);
            if (isNearer.Equals(Vector<long>.Zero)) continue;
            through = Vector.Max(least, through);
            isNearer &= Vector.LessThan(through, distances[at]);
            distances[at] = Vector.ConditionalSelect(isNearer, through, distances[at]);
            ahead[at] = Vector.ConditionalSelect(isNearer, through, ahead[at]);
            from[at] = Vector.ConditionalSelect(isNearer, self, from[at]);
        }

        for (var column = opens.Length * Vector<double>.Count; column < _columns; column++)
        {
            var through = Math.Max(distance, distance + _profits[row] + _prices[column] - open[column]);
            if (through < _columnDistance[column]) (_columnDistance[column], _columnAhead[column], _columnFrom[column]) = (through, through, row);
        }
    }
}

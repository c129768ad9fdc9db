using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// What it costs at least that some row of a column moves to another one, and which row that is: what turns the search over rows and columns into one over columns alone. Having no place is one more column, the
/// last. Only columns that somebody is at have entries: O(occupied columns × columns) memory.
/// </summary>
internal sealed class PlacementMoves
{
    // Of this many rows all are looked at again when one leaves; of more, only the entries that were its own.
    private const int Few = 24;

    private readonly PlacementState _state;
    private readonly double[][] _costs;
    private readonly long[][] _rows;
    private readonly double[] _elsewhere;

    // Who has no place is many, and seldom asked for.
    private bool _isNothingStale = true;

    public PlacementMoves(PlacementState state)
    {
        _state = state;
        (_costs, _rows, _elsewhere) = (new double[state.Columns + 1][], new long[state.Columns + 1][], new double[state.Columns]);
        for (var column = 0; column < state.Columns; column++)
            if (state.RowsOf[column].Count > 0) LookAgain(column);
    }

    /// <summary>Costs of the moves from a column to each; the column has to be occupied.</summary>
    public double[] Costs(int column)
    {
        if (column == _state.Nothing && _isNothingStale)
        {
            LookAgain(column);
            _isNothingStale = false;
        }

        return _costs[column];
    }

    /// <summary>The row that would move.</summary>
    public int Row(int from, int to) => (int)_rows[from][to];

    /// <summary>A row has left one column, for another or for good, or has come to one: entries follow.</summary>
    public void Follow(int row, int left, int joined)
    {
        if (left == _state.Nothing || joined == _state.Nothing || _state.Unplaced[row] > 0) _isNothingStale = true;
        if (left >= 0 && left != _state.Nothing) Forget(left, row);
        if (joined >= 0 && joined != _state.Nothing) Offer(joined, row);
        if (_state.RowPlaces[row] < 2) return;

        // Where it is besides, it has other ways now.
        foreach (var column in _state.ColumnsOf[row]) LookAgain(column);
    }

    private void LookAgain(int column)
    {
        if (_costs[column] is null) (_costs[column], _rows[column]) = (new double[_state.Width], new long[_state.Width]);
        Array.Fill(_costs[column], double.PositiveInfinity);
        foreach (var row in _state.RowsOf[column]) Offer(column, row);
    }

    private void Forget(int column, int row)
    {
        if (_state.RowsOf[column].Count <= Few)
        {
            LookAgain(column);
            return;
        }

        var (costs, rows) = (_costs[column], _rows[column]);
        for (var to = 0; to <= _state.Columns; to++)
        {
            if (rows[to] != row || double.IsPositiveInfinity(costs[to])) continue;
            costs[to] = double.PositiveInfinity;
            foreach (var other in _state.RowsOf[column])
                if (_state.Cost(other, column, to) is var cost && cost < costs[to]) (costs[to], rows[to]) = (cost, other);
        }
    }

    private void Offer(int column, int row)
    {
        if (_costs[column] is null)
        {
            LookAgain(column);
            return;
        }

        var (costs, rows) = (_costs[column], _rows[column]);
        if (column != _state.Nothing && _state.Cost(row, column, _state.Nothing) is var leaving && leaving < costs[_state.Nothing]) (costs[_state.Nothing], rows[_state.Nothing]) = (leaving, row);
        var fits = Elsewhere(row, column);
        var fit = MemoryMarshal.Cast<double, Vector<double>>(fits);
        var cost = MemoryMarshal.Cast<double, Vector<double>>(costs.AsSpan());
        var by = MemoryMarshal.Cast<long, Vector<long>>(rows.AsSpan());
        var (given, self) = (new Vector<double>(_state.Given(row, column)), new Vector<long>(row));
        for (var at = 0; at < fit.Length; at++)
        {
            // Nothing is below anything where the row cannot go.
            var move = given - fit[at];
            var isLess = Vector.LessThan(move, cost[at]);
            if (isLess.Equals(Vector<long>.Zero)) continue;
            cost[at] = Vector.ConditionalSelect(isLess, move, cost[at]);
            by[at] = Vector.ConditionalSelect(isLess, self, by[at]);
        }

        for (var to = fit.Length * Vector<double>.Count; to < fits.Length; to++)
            if (_state.Given(row, column) - fits[to] is var move && move < costs[to]) (costs[to], rows[to]) = (move, row);
    }

    // The fits of a row, without those of columns it is at besides.
    private ReadOnlySpan<double> Elsewhere(int row, int column)
    {
        var fits = _state.Fits(row);
        if (_state.ColumnsOf[row].Count == 0 || (_state.ColumnsOf[row].Count == 1 && _state.ColumnsOf[row][0] == column)) return fits;
        fits.CopyTo(_elsewhere);
        foreach (var taken in _state.ColumnsOf[row]) _elsewhere[taken] = double.NaN;
        return _elsewhere;
    }
}

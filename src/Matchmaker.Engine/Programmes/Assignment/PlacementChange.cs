using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>Makes the flow of a changed problem out of the one before, which stays as it was: rows that changed are withdrawn and placed anew, columns that changed are emptied and filled anew.</summary>
internal sealed class PlacementChange
{
    private readonly PlacementState _before;
    private readonly PlacementState _after;
    private readonly bool[] _isRowNew;
    private readonly bool[] _isColumnNew;

    // The fits of before, with those already that got worse where row and column are not together: it stays the best by them, and nobody moves there meanwhile.
    private double[] _fit;

    /// <param name="before">A flow's state.</param>
    /// <param name="after">The changed problem, with nobody anywhere.</param>
    public PlacementChange(PlacementState before, PlacementState after)
    {
        (_before, _after, _fit) = (before, after, before.Fit);
        (_isRowNew, _isColumnNew) = (new bool[Math.Max(before.Rows, after.Rows)], new bool[Math.Max(before.Columns, after.Columns)]);
        var (rows, columns) = (Math.Min(before.Rows, after.Rows), Math.Min(before.Columns, after.Columns));
        for (var row = 0; row < _isRowNew.Length; row++) _isRowNew[row] = row >= rows || before.RowPlaces[row] != after.RowPlaces[row] || before.UnplacedCosts[row] != after.UnplacedCosts[row];
        for (var column = columns; column < _isColumnNew.Length; column++) _isColumnNew[column] = true;
        Compare(rows, columns);
    }

    /// <summary>Whether going on is likely less work than beginning anew.</summary>
    public bool IsSmall =>
        _isRowNew.Count(isNew => isNew) + Enumerable.Range(0, _isColumnNew.Length).Where(column => _isColumnNew[column]).Sum(column => (long)(column < _before.Columns ? _before.RowsOf[column].Count : 1)) <= _after.Rows / 3;

    /// <summary>The flow of the changed problem.</summary>
    public PlacementFlow Make(ReadOnlySpan<double> prices, CancellationToken cancellationToken)
    {
        var old = new PlacementFlow(new(_before, _fit), prices);
        for (var row = 0; row < _before.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_isRowNew[row]) old.Withdraw(row);
        }

        for (var column = 0; column < _before.Columns; column++)
        {
            if (!_isColumnNew[column]) continue;
            old.State.ColumnPlaces[column] = 0;
            old.Empty(column);
        }

        for (var row = 0; row < _after.Rows; row++)
        {
            if (_isRowNew[row]) continue;
            foreach (var column in old.State.ColumnsOf[row]) _after.Join(row, column);
            for (var unit = 0; unit < old.State.Unplaced[row]; unit++) _after.Join(row, _after.Nothing);
        }

        var next = new PlacementFlow(_after, old.Prices);
        int[] added = [.. Enumerable.Range(0, _after.Columns).Where(column => _isColumnNew[column])];
        foreach (var column in added) next.PriceAnew(column);

        // Those that have to give places up come first: what has a free place has no price.
        int[] fuller = [.. Enumerable.Range(0, _after.Columns).Where(next.State.IsFree)];
        foreach (var column in fuller) next.Fill(column);
        for (var column = 0; column < _after.Columns; column++) next.Empty(column);
        for (var row = 0; row < _after.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_isRowNew[row]) next.Place(row);
        }

        return next;
    }

    private void Worsen(int at, double fit)
    {
        if (ReferenceEquals(_fit, _before.Fit)) _fit = [.. _fit];
        _fit[at] = fit;
    }

    // A row that changed throughout is one change, and so is a column.
    private void Compare(int rows, int columns)
    {
        if (ReferenceEquals(_before.Fit, _after.Fit) && _before.Columns == _after.Columns) return;
        var (changed, changes) = (new List<(int Row, int Column)>(), new int[columns]);
        var inRow = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            var before = _before.Fits(row)[..columns];
            var after = _after.Fits(row)[..columns];
            if (_isRowNew[row] || MemoryMarshal.Cast<double, long>(before).SequenceEqual(MemoryMarshal.Cast<double, long>(after))) continue;
            inRow.Clear();
            for (var column = 0; column < columns; column++)
            {
                if (before[column].Equals(after[column])) continue;
                var isWorse = after[column] < before[column] || double.IsNaN(after[column]);
                if (!isWorse || _before.ColumnsOf[row].Contains(column)) inRow.Add(column);
                else Worsen((row * _before.Columns) + column, after[column]);
            }

            if (inRow.Count > Math.Max(1, columns / 8))
            {
                _isRowNew[row] = true;
                continue;
            }

            foreach (var column in inRow)
            {
                changed.Add((row, column));
                changes[column]++;
            }
        }

        foreach (var (row, column) in changed)
        {
            if (changes[column] > Math.Max(1, _before.ColumnPlaces[column])) _isColumnNew[column] = true;
            else _isRowNew[row] = true;
        }
    }
}

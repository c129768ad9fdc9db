namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// The flow behind an assignment: units of rows go to columns or stay unplaced, at the least cost (the negative fit). Successive shortest paths with potentials (Edmonds, Karp 1972, section 2; Tomizawa 1971): every
/// unit takes the cheapest way through those placed before it, who move on where that is cheaper. The potentials at the end are the prices that prove it. O(units × pairs) at worst, usually far less. A changed
/// problem goes on from the flow of the one before: units are withdrawn, places filled, by shortest paths too.
/// </summary>
internal sealed class PlacementFlow
{
    private readonly int _columns;
    private readonly int[] _rowPlaces;
    private readonly int[] _columnPlaces;
    private readonly double[] _fit;
    private readonly double[] _unplacedCosts;
    private readonly List<int>[] _rowsOf;
    private readonly List<int>[] _columnsOf;
    private readonly int[] _unplaced;
    private readonly double[] _profits;
    private readonly double[] _prices;
    private readonly PlacementSearch _search;

    /// <param name="rowPlaces">Units of each row.</param>
    /// <param name="columnPlaces">Places of each column.</param>
    /// <param name="fit">rows × columns, NaN where impossible.</param>
    /// <param name="unplacedCosts">What it costs that a row has nothing at all, for each row; 0 for nothing.</param>
    public PlacementFlow(int[] rowPlaces, int[] columnPlaces, double[] fit, double[] unplacedCosts)
    {
        var (rows, columns) = (rowPlaces.Length, columnPlaces.Length);
        (_columns, _rowPlaces, _columnPlaces, _fit, _unplacedCosts) = (columns, rowPlaces, columnPlaces, fit, unplacedCosts);
        _rowsOf = [.. Enumerable.Range(0, columns).Select(_ => new List<int>())];
        _columnsOf = [.. Enumerable.Range(0, rows).Select(_ => new List<int>())];
        (_unplaced, _profits, _prices) = (new int[rows], new double[rows], new double[columns]);
        _search = new(rows, columns, fit, _profits, _prices, _rowsOf);
        for (var row = 0; row < rows; row++) _profits[row] = MostOf(row);
    }

    /// <summary>What a place at each column is worth.</summary>
    public double[] Prices => _prices;

    /// <summary>Rows of each column.</summary>
    public IReadOnlyList<IReadOnlyList<int>> RowsOf => _rowsOf;

    /// <summary>Places every unit of every row.</summary>
    public void PlaceAll(CancellationToken cancellationToken)
    {
        for (var row = 0; row < _rowPlaces.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PlaceUnits(row);
        }
    }

    /// <summary>
    /// Weak duality: no flow is worth more than Σ places × price + Σ over pairs of what their fit exceeds profit and price by + what each row's units earn at its profit. The flow's own worth, but for rounding.
    /// </summary>
    public double Bound()
    {
        double bound = 0;
        for (var column = 0; column < _columns; column++) bound += _columnPlaces[column] * _prices[column];
        for (var row = 0; row < _rowPlaces.Length; row++)
        {
            if (_rowPlaces[row] == 0) continue;
            var profit = _profits[row];
            bound += Math.Max(-_unplacedCosts[row], Math.Max(profit, profit * _rowPlaces[row]));
            for (var column = 0; column < _columns; column++)
            {
                var over = _fit[(row * _columns) + column] - profit - _prices[column];
                if (over > 0) bound += over;
            }
        }

        return bound;
    }

    /// <summary>Which columns would place a row that has nothing, had they one more place; the best first.</summary>
    public List<PlaceWorth> WorthOfPlaces(int row)
    {
        _search.FromRow(row);
        while (_search.Next() != PlacementSearch.Nothing)
        {
            // To the end.
        }

        var found = new List<PlaceWorth>();
        for (var column = 0; column < _columns; column++)
            if (_search.ColumnDistance(column) is < double.PositiveInfinity and var distance) found.Add(new(column, _profits[row] + _prices[column] - distance));
        return [.. found.OrderByDescending(one => one.Gain).ThenBy(one => one.Column)];
    }

    /// <summary>
    /// This flow's answer to a problem that differs in few rows and columns; rows and columns may have been added at the end. This flow is used up.
    /// </summary>
    public PlacementFlow GoOn(int[] rowPlaces, int[] columnPlaces, double[] fit, double[] unplacedCosts)
    {
        var next = new PlacementFlow(rowPlaces, columnPlaces, fit, unplacedCosts);
        var (rows, columns) = (Math.Min(_rowPlaces.Length, rowPlaces.Length), Math.Min(_columns, columnPlaces.Length));
        var isColumnNew = Enumerable.Range(0, next._columns).Select(column => column >= columns || columnPlaces[column] != _columnPlaces[column]).ToArray();
        var isRowNew = Enumerable.Range(0, rowPlaces.Length).Select(row => row >= rows || rowPlaces[row] != _rowPlaces[row] || unplacedCosts[row] != _unplacedCosts[row]).ToArray();
        for (var row = 0; row < rows; row++)
        {
            if (isRowNew[row]) continue;
            var changed = Enumerable.Range(0, columns).Where(column => !_fit[(row * _columns) + column].Equals(fit[(row * next._columns) + column])).ToList();

            // A row that changed throughout is one change; a column that many rows see anew is one, too.
            if (changed.Count > Math.Max(1, columns / 8)) isRowNew[row] = true;
            else foreach (var column in changed) isColumnNew[column] = true;
        }

        // Who leaves a place lets others move up, also to one that is about to change: until nobody is at such a one.
        var leaves = new HashSet<int>();
        bool IsAffected(int row) => row >= rows || isRowNew[row] || _columnsOf[row].Exists(column => column >= columns || isColumnNew[column]);
        while (Enumerable.Range(0, _rowPlaces.Length).Where(row => !leaves.Contains(row) && IsAffected(row)).ToList() is { Count: > 0 } affected)
        {
            foreach (var row in affected) Withdraw(row);
            leaves.UnionWith(affected);
        }

        next.TakeOver(this, rows, columns, leaves);
        int[] filled = [.. Enumerable.Range(0, next._columns).Where(column => isColumnNew[column])];
        foreach (var column in filled) next._prices[column] = next.WorthOf(column);
        foreach (var column in filled) next.Fill(column);
        for (var row = 0; row < rowPlaces.Length; row++)
        {
            if (row < rows && !leaves.Contains(row)) continue;
            next._profits[row] = next.MostOf(row);
            next.PlaceUnits(row);
        }

        return next;
    }

    private void TakeOver(PlacementFlow before, int rows, int columns, HashSet<int> left)
    {
        for (var column = 0; column < columns; column++) _prices[column] = before._prices[column];
        for (var row = 0; row < rows; row++)
        {
            if (left.Contains(row)) continue;
            (_profits[row], _unplaced[row]) = (before._profits[row], before._unplaced[row]);
            foreach (var column in before._columnsOf[row]) Pair(row, column);
        }
    }

    private void PlaceUnits(int row)
    {
        for (var unit = 0; unit < _rowPlaces[row]; unit++) Place(row);
    }

    // The cheapest way from a unit of the row to a free place, or to leaving some row's unit unplaced.
    private void Place(int row)
    {
        var (best, end, isColumn) = (double.PositiveInfinity, -1, false);
        _search.FromRow(row);
        while (_search.Ahead < best)
        {
            var at = _search.Next();
            if (at >= 0)
            {
                if (_rowsOf[at].Count < _columnPlaces[at] && _search.ColumnDistance(at) < best) (best, end, isColumn) = (_search.ColumnDistance(at), at, true);
            }
            else
            {
                var other = ~at;
                var stay = _search.RowDistance(other) + Math.Max(0, _profits[other] + (_unplaced[other] == _rowPlaces[other] - 1 ? _unplacedCosts[other] : 0));
                if (stay < best) (best, end, isColumn) = (stay, other, false);
            }
        }

        _search.Reprice(best, fromPlaces: false);

        // Back along the way: each row on it takes the column that was found from it, and gives up the one it was found from.
        var last = end;
        if (isColumn) last = Pair(_search.ColumnFrom(end), end);
        else _unplaced[end]++;
        while (last != row)
        {
            var given = _search.RowFrom(last);
            Part(last, given);
            last = Pair(_search.ColumnFrom(given), given);
        }
    }

    // Takes all units of a row out, so that the rest is the best without it.
    private void Withdraw(int row)
    {
        while (_unplaced[row] + _columnsOf[row].Count > 0)
        {
            FromPlaces();
            int at;
            do at = _search.Next();
            while (at != ~row);
            _search.Reprice(_search.RowDistance(row), fromPlaces: true);
            MoveUp(row);
        }

        _profits[row] = 0;
    }

    // Lets rows move to a column that has free places, as long as somebody gains by it.
    private void Fill(int column)
    {
        while (_rowsOf[column].Count < _columnPlaces[column] && _prices[column] > 0)
        {
            FromPlaces();
            while (_search.Ahead < _prices[column] && _search.Next() != column)
            {
                // As far as the column, or as far as it is worth going.
            }

            var distance = _search.IsDone(column) ? _search.ColumnDistance(column) : _prices[column];
            var isReached = distance < _prices[column];
            _search.Reprice(distance, fromPlaces: true);
            if (!isReached) _prices[column] = 0;
            else MoveUp(Pair(_search.ColumnFrom(column), column));
        }
    }

    // From every place that is taken, and every unit that has none: what giving it up would cost.
    private void FromPlaces()
    {
        _search.Begin();
        for (var column = 0; column < _columns; column++)
            if (_rowsOf[column].Count > 0) _search.BeginAtColumn(column, _prices[column]);
        for (var row = 0; row < _rowPlaces.Length; row++)
            if (_unplaced[row] > 0) _search.BeginAtRow(row, Math.Max(0, -_profits[row] - (_unplaced[row] == _rowPlaces[row] ? _unplacedCosts[row] : 0)));
    }

    // Back to where the way began: the row gives up what it was found from, which the one before takes.
    private void MoveUp(int row)
    {
        while (_search.RowFrom(row) is >= 0 and var given)
        {
            Part(row, given);
            if (_search.ColumnFrom(given) < 0) return;
            row = Pair(_search.ColumnFrom(given), given);
        }

        _unplaced[row]--;
    }

    private int Pair(int row, int column)
    {
        _rowsOf[column].Add(row);
        _columnsOf[row].Add(column);
        _search.Close(row, column);
        return row;
    }

    private void Part(int row, int column)
    {
        _rowsOf[column].Remove(row);
        _columnsOf[row].Remove(column);
        _search.Open(row, column, _fit[(row * _columns) + column]);
    }

    // What the column is worth to those who are not at it: no way to it may cost less than nothing.
    private double WorthOf(int column)
    {
        double worth = 0;
        for (var row = 0; row < _rowPlaces.Length; row++)
            if (_unplaced[row] + _columnsOf[row].Count > 0) worth = Math.Max(worth, Known(_fit[(row * _columns) + column]) - _profits[row]);
        return worth;
    }

    private double MostOf(int row)
    {
        double most = 0;
        for (var column = 0; column < _columns; column++) most = Math.Max(most, Known(_fit[(row * _columns) + column]) - _prices[column]);
        return most;
    }

    private static double Known(double fit) => double.IsNaN(fit) ? double.NegativeInfinity : fit;
}

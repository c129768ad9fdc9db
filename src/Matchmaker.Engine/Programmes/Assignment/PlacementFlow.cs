namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// The flow behind an assignment: units of rows go to columns or stay unplaced, at the least cost (the negative fit). Successive shortest paths with potentials (Edmonds, Karp 1972, section 2; Tomizawa 1971): every
/// unit takes the cheapest way through those placed before it, who move on where that is cheaper. Ways lead from column to column, by the row that moves at the least cost (<see cref="PlacementMoves"/>), so that one
/// costs O(columns²) at worst. The potentials are the columns' prices, which prove the result at the end. Places and rows can be added and taken away one by one, by shortest paths too.
/// </summary>
internal sealed class PlacementFlow
{
    private readonly PlacementState _state;
    private readonly PlacementMoves _moves;
    private readonly PlacementSearch _search;
    private readonly double[] _prices;

    /// <summary>A flow with what is placed already, at prices that prove it; see <see cref="PlacementState"/>.</summary>
    public PlacementFlow(PlacementState state, ReadOnlySpan<double> prices = default)
    {
        (_state, _moves, _search, _prices) = (state, new(state), new(state.Width), new double[state.Width]);
        prices[..Math.Min(prices.Length, state.Columns)].CopyTo(_prices);
    }

    /// <summary>Who is where.</summary>
    public PlacementState State => _state;

    /// <summary>What a place at each column is worth.</summary>
    public ReadOnlySpan<double> Prices => _prices.AsSpan(0, _state.Columns);

    /// <summary>Places all units of a row that are not in the flow yet, none of them.</summary>
    public void Place(int row)
    {
        for (var unit = 0; unit < _state.RowPlaces[row]; unit++)
        {
            BeginAt(row);
            Walk(row);
        }
    }

    /// <summary>
    /// Weak duality, by the prices alone: no assignment is worth more than the places at their prices and, for each row, the best it could choose at these prices. The flow's own worth, but for rounding.
    /// </summary>
    public double Bound()
    {
        double bound = 0;
        for (var column = 0; column < _state.Columns; column++) bound += _state.ColumnPlaces[column] * _prices[column];
        var best = new List<double>();
        for (var row = 0; row < _state.Rows; row++)
        {
            if (_state.RowPlaces[row] == 0) continue;
            var fits = _state.Fits(row);
            var most = double.NegativeInfinity;
            best.Clear();
            for (var column = 0; column < fits.Length; column++)
            {
                var net = fits[column] - _prices[column];
                if (net > most) most = net;
                if (net > 0 && _state.RowPlaces[row] > 1) best.Add(net);
            }

            // The best one even where it earns nothing, if having none costs more.
            bound += most <= 0 ? Math.Max(-_state.UnplacedCosts[row], most) : _state.RowPlaces[row] == 1 ? most : best.OrderDescending().Take(_state.RowPlaces[row]).Sum();
        }

        return bound;
    }

    /// <summary>Which columns would place a row that has nothing, had they one more place; the best first.</summary>
    public List<PlaceWorth> WorthOfPlaces(int row)
    {
        BeginAt(row, withNothing: false);
        while (_search.Nearest >= 0) Finish();
        var found = new List<PlaceWorth>();
        for (var column = 0; column < _state.Columns; column++)
            if (_search.Distance(column) is < double.PositiveInfinity and var distance) found.Add(new(column, _prices[column] - distance - _state.Gain(row)));
        return [.. found.OrderByDescending(one => one.Gain).ThenBy(one => one.Column)];
    }

    /// <summary>Takes all units of a row out, so that the rest is the best without it.</summary>
    public void Withdraw(int row)
    {
        int[] columns = [.. _state.ColumnsOf[row]];
        foreach (var column in columns) Move(row, column, -1);
        while (_state.Unplaced[row] > 0) Move(row, _state.Nothing, -1);
        foreach (var column in columns) Fill(column);
    }

    /// <summary>Lets rows move to a column that has free places, as long as somebody gains by it.</summary>
    public void Fill(int column)
    {
        while (_state.IsFree(column) && _prices[column] > 0)
        {
            // From every place that is taken: what giving it up would cost. And from having nothing, at no cost.
            _search.Begin();
            for (var other = 0; other < _state.Columns; other++)
                if (_state.RowsOf[other].Count > 0) _search.BeginAt(other, _prices[other]);
            if (_state.RowsOf[_state.Nothing].Count > 0) _search.BeginAt(_state.Nothing, 0);
            _search.Go();
            while (_search.Ahead < _prices[column] && _search.Nearest != column) Finish();
            var isReached = _search.Ahead < _prices[column];
            var length = isReached ? _search.Ahead : _prices[column];
            for (var other = 0; other < _state.Columns; other++) _prices[other] = Math.Max(0, _prices[other] - Math.Min(length, _search.Distance(other)));
            if (isReached) MoveAlong(column);
            else _prices[column] = 0;
        }
    }

    /// <summary>Makes rows leave a column that has more than its places.</summary>
    public void Empty(int column)
    {
        while (_state.RowsOf[column].Count > _state.ColumnPlaces[column])
        {
            _search.Begin();
            _search.BeginAt(column, 0);
            _search.Go();
            Walk(-1);
        }
    }

    /// <summary>What a column that nobody is at is worth to all: no way to it may cost less than nothing.</summary>
    public void PriceAnew(int column)
    {
        double worth = 0;
        for (var other = 0; other <= _state.Columns; other++)
            if (_state.RowsOf[other].Count > 0) worth = Math.Max(worth, _prices[other] - _moves.Costs(other)[column]);
        _prices[column] = worth;
    }

    // From a unit of a row to every column it is not at, and to having nothing.
    private void BeginAt(int row, bool withNothing = true)
    {
        _search.Begin();
        var fits = _state.Fits(row);
        var gain = _state.Gain(row);
        for (var column = 0; column < fits.Length; column++)
            if (!double.IsNaN(fits[column]) && !_state.ColumnsOf[row].Contains(column)) _search.BeginAt(column, _prices[column] - fits[column] - gain);
        if (withNothing) _search.BeginAt(_state.Nothing, 0);
        _search.Go();
    }

    // The cheapest way to a free place, or to leaving some row's unit unplaced.
    private void Walk(int row)
    {
        while (!_state.IsFree(_search.Nearest)) Finish();
        var (end, length) = (_search.Nearest, _search.Ahead);
        for (var column = 0; column < _state.Columns; column++)
            if (_search.IsDone(column) && _search.Distance(column) < length) _prices[column] += length - _search.Distance(column);
        var begin = MoveAlong(end);
        if (row >= 0) Move(row, -1, begin);
    }

    private void Finish() => _search.Finish(_state.RowsOf[_search.Nearest].Count > 0 ? _moves.Costs(_search.Nearest) : Nowhere, _prices);

    private double[] Nowhere { get => field ??= [.. Enumerable.Repeat(double.PositiveInfinity, _state.Width)]; }

    // Each row on the way moves one step; returns where the way began.
    private int MoveAlong(int end)
    {
        var steps = new List<(int Row, int From, int To)>();
        for (; _search.From(end) is >= 0 and var from; end = from) steps.Add((_moves.Row(from, end), from, end));
        foreach (var (row, from, to) in steps) Move(row, from, to);
        return end;
    }

    private void Move(int row, int from, int to)
    {
        if (from >= 0) _state.Leave(row, from);
        if (to >= 0) _state.Join(row, to);
        _moves.Follow(row, from, to);
    }
}

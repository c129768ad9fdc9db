namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// The dual simplex method for bounded columns, with steepest edge (Forrest, Goldfarb 1992) and steps through several breakpoints at once, which flip columns from one bound to the other (Maros 2003). All columns
/// are boxed, so every basis has prices to begin from, and after bounds have changed it goes on from where it was. Bounds are worked out from the prices and the program as given, not from what pivots left
/// behind: they hold whatever rounding did on the way.
/// </summary>
/// <remarks>Rows are written A x + s = 0, with a logical column s_i between −upper and −lower of its row.</remarks>
internal sealed class DualSimplex
{
    private const double Feasibility = 1e-8;
    private const double SmallPivot = 1e-7;
    private const double Perturbation = 1e-9;
    private const int PivotsBetweenFactors = 100;

    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly double[] _values;
    private readonly double[] _trueCosts;
    private readonly double[] _costs;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _x;
    private readonly double[] _reduced;
    private readonly double[] _alpha;
    private readonly bool[] _isAtUpper;
    private readonly bool[] _isOpen;
    private readonly int[] _place;
    private readonly int[] _basic;
    private readonly double[] _direction;
    private readonly double[] _sums;
    private readonly double[] _keys;
    private readonly int[] _items;
    private readonly int _columns;
    private readonly int _count;
    private readonly BasisInverse _inverse;
    private int[] _open;
    private long _openEntries;
    private int _pivots;
    private double _closedWorth;

    public DualSimplex(LinearProgram program, int[]? basis = null)
    {
        (_columns, _count) = (program.ColumnCount, program.RowCount);
        (_starts, _rows, _values) = program.Columns();
        _trueCosts = program.Costs();
        var total = _columns + _count;
        (_lower, _upper, _costs) = (new double[total], new double[total], new double[total]);
        program.Lower().CopyTo(_lower, 0);
        program.Upper().CopyTo(_upper, 0);
        for (var row = 0; row < _count; row++) (_lower[_columns + row], _upper[_columns + row]) = (-program.RowUpper[row], -program.RowLower[row]);

        // Ties make the method go in circles; costs a little apart have none.
        var random = new Random(12345);
        for (var column = 0; column < _columns; column++) _costs[column] = _trueCosts[column] + ((1 + Math.Abs(_trueCosts[column])) * Perturbation * (0.5 + random.NextDouble()));
        (_x, _reduced, _alpha, _isAtUpper, _place) = (new double[total], new double[total], new double[total], new bool[total], new int[total]);
        (_keys, _items) = (new double[total], new int[total]);
        (_basic, _direction, _sums) = (new int[_count], new double[_count], new double[_count]);
        _inverse = new(_count);
        _isOpen = new bool[_columns];
        _open = [];
        Array.Fill(_place, -1);
        for (var row = 0; row < _count; row++) _basic[row] = _columns + row;
        OpenColumns(column => _lower[column] == _upper[column]);
        Load(basis ?? _basic);
    }

    /// <summary>Elementary operations so far, one that jumps through memory counted as several.</summary>
    public long Effort { get; private set; }

    /// <summary>Rows' multipliers that prove that there is no point; after <see cref="SimplexState.Infeasible"/>. See <see cref="ProofRows"/>.</summary>
    public double[] Proof { get; private set; } = [];

    public double ValueOf(int column) => _x[column];

    public (double Lower, double Upper) BoundsOf(int column) => (_lower[column], _upper[column]);

    public void SetBounds(int column, double lower, double upper) => (_lower[column], _upper[column]) = (lower, upper);

    /// <summary>The columns of the basis; logical ones behind the others.</summary>
    public int[] Basis() => [.. _basic];

    /// <summary>Leaves columns out of the search for good that are settled. The bounds of those are one and the same.</summary>
    public void OpenColumns(Func<int, bool> isSettled)
    {
        _open = [.. Enumerable.Range(0, _columns).Where(column => _place[column] >= 0 || !isSettled(column))];
        Array.Clear(_isOpen);
        foreach (var column in _open) _isOpen[column] = true;
        _openEntries = _open.Sum(column => (long)(_starts[column + 1] - _starts[column]));
    }

    /// <summary>Begins from another basis; one of fewer rows is filled up with logical columns.</summary>
    public void Load(int[] basis)
    {
        Array.Fill(_place, -1);
        var logical = new bool[_count];
        var others = new List<int>();
        foreach (var column in basis)
            if (column >= _columns) logical[column - _columns] = true;
            else others.Add(column);
        for (var row = basis.Length; row < _count; row++) logical[row] = true;
        Factor(logical, others);
    }

    /// <summary>Solves from the basis there is, with the bounds as they are; ends early where nothing above the cutoff is left.</summary>
    public SimplexState Solve(double cutoff, CancellationToken cancellationToken)
    {
        Settle();
        var (isFresh, stuck) = (false, 0);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_pivots >= PivotsBetweenFactors) (isFresh, _) = (true, Refactor());
            var row = Leaving(out var sign);
            if (row < 0) return SimplexState.Optimal;
            if (Objective() < cutoff && Bound() <= cutoff) return SimplexState.BelowCutoff;
            var entering = Ratio(row, sign, out var flips);
            if (entering < 0)
            {
                if (Proves(row, sign)) return SimplexState.Infeasible;
                if (isFresh || ++stuck > 5) return SimplexState.Stuck;
                (isFresh, _) = (true, Refactor());
                continue;
            }

            Transform(entering);
            var pivot = _direction[row];
            if (Math.Abs(pivot) < SmallPivot || Math.Abs(pivot - _alpha[entering]) > 1e-6 * (1 + Math.Abs(pivot)))
            {
                // The row and the column disagree: what the inverse has gathered is too much.
                if (!isFresh || Math.Abs(pivot) < 1e-11)
                {
                    if (++stuck > 20) return SimplexState.Stuck;
                    (isFresh, _) = (true, Refactor());
                    continue;
                }
            }

            isFresh = false;
            Flip(flips);
            Pivot(row, entering, sign);
        }
    }

    /// <summary>
    /// No point is worth more: prices are multipliers of the rows, and every column does the best it can against them (weak duality). From the costs as given. O(entries). Fills in what the columns are worth against
    /// the prices, and the prices, where asked for.
    /// </summary>
    public double Bound(Span<double> worths = default, Span<double> prices = default)
    {
        var price = _sums;
        Price(price);
        double bound = 0;
        for (var row = 0; row < _count; row++)
        {
            var (lower, upper) = (-_upper[_columns + row], -_lower[_columns + row]);
            if (double.IsInfinity(price[row] > 0 ? upper : lower)) price[row] = 0;
            if (price[row] != 0) bound += price[row] * (price[row] > 0 ? upper : lower);
            if (!prices.IsEmpty) prices[row] = price[row];
        }

        for (var column = 0; column < _columns; column++)
        {
            var worth = _trueCosts[column];
            for (var at = _starts[column]; at < _starts[column + 1]; at++) worth -= price[_rows[at]] * _values[at];
            bound += worth * (worth > 0 ? _upper[column] : _lower[column]);
            if (!worths.IsEmpty) worths[column] = worth;
        }

        Effort += 2 * _values.Length;
        return bound;
    }

    /// <summary>Rows that the proof of infeasibility rests on: each with whether by its lower limit; and columns whose bounds it rests on.</summary>
    public IEnumerable<(int Row, bool IsLower)> ProofRows()
    {
        for (var row = 0; row < _count; row++)
            if (Proof[row] != 0) yield return (row, Proof[row] < 0);
    }

    /// <summary>What a column counts in the proof: above 0 by its lower bound, below 0 by its upper one.</summary>
    public double ProofOf(int column)
    {
        double sum = 0;
        for (var at = _starts[column]; at < _starts[column + 1]; at++) sum += Proof[_rows[at]] * _values[at];
        return Math.Abs(sum) < 1e-10 ? 0 : sum;
    }

    // Multipliers by which the rows contradict the bounds: the least that the sum can be is above 0, and it has to be 0.
    private bool Proves(int row, int sign)
    {
        var proof = new double[_count];
        double least = 0, scale = 0;
        var entries = _inverse.Row(row);
        for (var at = 0; at < _count; at++)
        {
            var value = Math.Abs(entries[at]) < 1e-11 ? 0 : sign * entries[at];
            var bound = value > 0 ? _lower[_columns + at] : _upper[_columns + at];
            if (value == 0 || double.IsInfinity(bound)) continue;
            proof[at] = value;
            least += value * bound;
            scale += Math.Abs(value * bound);
        }

        Proof = proof;
        for (var column = 0; column < _columns; column++)
        {
            var sum = ProofOf(column);
            if (sum == 0) continue;
            var term = sum * (sum > 0 ? _lower[column] : _upper[column]);
            least += term;
            scale += Math.Abs(term);
        }

        return least > 1e-9 * (1 + scale);
    }

    private int Leaving(out int sign)
    {
        var (best, most) = (-1, 0.0);
        for (var row = 0; row < _count; row++)
        {
            var column = _basic[row];
            var by = Math.Max(_lower[column] - _x[column], _x[column] - _upper[column]);
            if (by <= Feasibility) continue;
            var score = by * by / _inverse.Norm(row);
            if (score > most) (best, most) = (row, score);
        }

        sign = best < 0 || _x[_basic[best]] < _lower[_basic[best]] ? 1 : -1;
        return best;
    }

    private double Objective()
    {
        double sum = 0;
        foreach (var column in _open) sum += _costs[column] * _x[column];
        return sum + _closedWorth;
    }

    // The column that enters, and how many of the sorted ones before it are flipped.
    private int Ratio(int row, int sign, out int flips)
    {
        var entries = _inverse.Row(row);
        var count = 0;
        void Consider(int column, double alpha)
        {
            _alpha[column] = alpha;
            var along = sign * alpha;
            if (_isAtUpper[column] ? along <= 1e-9 : along >= -1e-9) return;
            (_keys[count], _items[count]) = (Math.Max(0, _reduced[column] / along), column);
            count++;
        }

        foreach (var column in _open)
        {
            if (_place[column] >= 0) continue;
            double alpha = 0;
            for (var at = _starts[column]; at < _starts[column + 1]; at++) alpha += entries[_rows[at]] * _values[at];
            if (_lower[column] < _upper[column]) Consider(column, alpha);
            else _alpha[column] = alpha;
        }

        for (var at = 0; at < _count; at++)
        {
            if (_place[_columns + at] >= 0) continue;
            if (_lower[_columns + at] < _upper[_columns + at]) Consider(_columns + at, entries[at]);
            else _alpha[_columns + at] = entries[at];
        }

        Effort += 4 * (_openEntries + _count);
        Array.Sort(_keys, _items, 0, count);
        var leaving = _basic[row];
        var slope = sign > 0 ? _lower[leaving] - _x[leaving] : _x[leaving] - _upper[leaving];
        flips = 0;
        for (; flips < count; flips++)
        {
            var column = _items[flips];
            slope -= Math.Abs(_alpha[column]) * (_upper[column] - _lower[column]);
            if (slope <= 1e-10) break;
        }

        if (flips == count) return -1;

        // Of those at about the same breakpoint the one with the largest entry is the safest.
        var pick = flips;
        for (var at = flips + 1; at < count && _keys[at] <= _keys[flips] + 1e-10; at++)
            if (Math.Abs(_alpha[_items[at]]) > 2 * Math.Abs(_alpha[_items[pick]])) pick = at;
        return _items[pick];
    }

    private void Transform(int column)
    {
        if (column < _columns) _inverse.Times(_rows.AsSpan(_starts[column].._starts[column + 1]), _values.AsSpan(_starts[column].._starts[column + 1]), _direction);
        else
            for (var row = 0; row < _count; row++) _direction[row] = _inverse.Row(row)[column - _columns];
    }

    private void Flip(int flips)
    {
        if (flips == 0) return;
        Array.Clear(_sums);
        for (var at = 0; at < flips; at++)
        {
            var column = _items[at];
            var by = _isAtUpper[column] ? _lower[column] - _upper[column] : _upper[column] - _lower[column];
            _isAtUpper[column] = !_isAtUpper[column];
            _x[column] = _isAtUpper[column] ? _upper[column] : _lower[column];
            AddTo(_sums, column, by);
        }

        for (var row = 0; row < _count; row++) _x[_basic[row]] -= BasisInverse.Dot(_inverse.Row(row), _sums);
        Effort += (long)_count * _count;
    }

    private void Pivot(int row, int entering, int sign)
    {
        var leaving = _basic[row];
        var bound = sign > 0 ? _lower[leaving] : _upper[leaving];
        var by = (_x[leaving] - bound) / _direction[row];
        for (var other = 0; other < _count; other++) _x[_basic[other]] -= _direction[other] * by;
        _x[entering] += by;
        (_x[leaving], _isAtUpper[leaving]) = (bound, sign < 0);

        var theta = _reduced[entering] / _alpha[entering];
        if (theta != 0)
        {
            foreach (var column in _open)
                if (_place[column] < 0) _reduced[column] -= theta * _alpha[column];
            for (var column = _columns; column < _columns + _count; column++)
                if (_place[column] < 0) _reduced[column] -= theta * _alpha[column];
        }

        (_reduced[entering], _reduced[leaving]) = (0, -theta);
        (_place[entering], _place[leaving], _basic[row]) = (row, -1, entering);
        _inverse.Replace(row, _direction);
        _pivots++;
        Effort += (long)_count * _count;
    }

    private bool Refactor()
    {
        var logical = new bool[_count];
        foreach (var column in _basic)
            if (column >= _columns) logical[column - _columns] = true;
        Factor(logical, [.. _basic.Where(column => column < _columns)]);
        Settle();
        return true;
    }

    private void Factor(bool[] logical, List<int> others)
    {
        _inverse.Reset();
        _pivots = 0;
        foreach (var column in _basic) _place[column] = -1;
        for (var row = 0; row < _count; row++) _basic[row] = -1;
        for (var row = 0; row < _count; row++)
            if (logical[row]) _basic[row] = _columns + row;
        foreach (var column in others)
        {
            Transform(column);
            var best = -1;
            for (var row = 0; row < _count; row++)
                if (_basic[row] < 0 && (best < 0 || Math.Abs(_direction[row]) > Math.Abs(_direction[best]))) best = row;
            if (best < 0 || Math.Abs(_direction[best]) < 1e-9) continue;
            _inverse.Replace(best, _direction);
            _basic[best] = column;
            Effort += (long)_count * _count;
        }

        // A column that depended on the others gives way to a logical one.
        for (var row = 0; row < _count; row++)
            if (_basic[row] < 0) _basic[row] = _columns + row;
        for (var row = 0; row < _count; row++) _place[_basic[row]] = row;
        Reprice();
    }

    private void Reprice()
    {
        Price(_sums);
        for (var column = 0; column < _columns; column++)
        {
            var reduced = _costs[column];
            for (var at = _starts[column]; at < _starts[column + 1]; at++) reduced -= _sums[_rows[at]] * _values[at];
            _reduced[column] = _place[column] >= 0 ? 0 : reduced;
        }

        for (var row = 0; row < _count; row++) _reduced[_columns + row] = _place[_columns + row] >= 0 ? 0 : -_sums[row];
        Effort += 2 * _values.Length;
    }

    private void Price(Span<double> prices)
    {
        prices.Clear();
        for (var row = 0; row < _count; row++)
        {
            if (_basic[row] >= _columns) continue;
            var cost = _costs[_basic[row]];
            var entries = _inverse.Row(row);
            for (var at = 0; at < _count; at++) prices[at] += cost * entries[at];
        }
    }

    // Everything outside the basis to the bound that its worth asks for, and the basis by that.
    private void Settle()
    {
        Array.Clear(_sums);
        for (var column = 0; column < _columns + _count; column++)
        {
            if (_place[column] >= 0) continue;
            var isUpper = _reduced[column] > 0 || (_reduced[column] == 0 && _isAtUpper[column]);
            if (double.IsInfinity(isUpper ? _upper[column] : _lower[column])) isUpper = !isUpper;
            _isAtUpper[column] = isUpper;
            _x[column] = isUpper ? _upper[column] : _lower[column];
            if (double.IsInfinity(_x[column])) _x[column] = 0;
            if (_x[column] != 0) AddTo(_sums, column, _x[column]);
        }

        for (var row = 0; row < _count; row++) _x[_basic[row]] = -BasisInverse.Dot(_inverse.Row(row), _sums);
        _closedWorth = 0;
        for (var column = 0; column < _columns; column++)
            if (!_isOpen[column]) _closedWorth += _costs[column] * _x[column];
        Effort += ((long)_count * _count) + (4 * _columns);
    }

    private void AddTo(double[] sums, int column, double by)
    {
        if (column >= _columns) sums[column - _columns] += by;
        else
            for (var at = _starts[column]; at < _starts[column + 1]; at++) sums[_rows[at]] += by * _values[at];
    }
}

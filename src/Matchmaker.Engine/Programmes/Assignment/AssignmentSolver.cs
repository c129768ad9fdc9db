namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>Solves an <see cref="AssignmentProblem"/>, and says what would place who is left. Keeps what it found, to answer questions about it.</summary>
public sealed class AssignmentSolver
{
    private readonly AssignmentProblem _problem;
    private readonly int[] _rowPlaces;
    private readonly int[] _columnPlaces;
    private readonly double[] _fit;
    private readonly AssignmentMode _mode;
    private readonly double _unplacedCost;
    private readonly PlacementFlow _flow;

    private AssignmentSolver(AssignmentProblem problem, AssignmentMode mode, AssignmentSolver? before, CancellationToken cancellationToken)
    {
        (_problem, _mode) = (problem, mode);
        (_rowPlaces, _columnPlaces, _fit) = ([.. problem.RowPlaces], [.. problem.ColumnPlaces], problem.Fit);
        if (problem.Locked.Count > 0) _fit = [.. problem.Fit];
        var hasLocked = new bool[problem.RowCount];
        foreach (var (row, column) in problem.Locked)
        {
            _rowPlaces[row]--;
            _columnPlaces[column]--;
            _fit[(row * problem.ColumnCount) + column] = double.NaN;
            hasLocked[row] = true;
        }

        if (mode == AssignmentMode.EveryonePlaced) _unplacedCost = CostOfNothing(before);
        double[] costs = [.. hasLocked.Select(has => has ? 0 : _unplacedCost)];
        _flow = Flow(new(_rowPlaces, _columnPlaces, _fit, costs), before?._flow, cancellationToken);
        Solution = Make(_flow, hasLocked, cancellationToken);
    }

    /// <summary>What was found.</summary>
    public AssignmentSolution Solution { get; }

    /// <summary>
    /// Solves a problem: exactly, by a flow of least cost with its prices as proof, or by deferred acceptance; deterministic, on one thread. O(rows' places × columns²) at worst and usually
    /// far less; a matrix of pairs is held.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; checked at every row.</exception>
    public static AssignmentSolver Solve(AssignmentProblem problem, AssignmentMode mode, CancellationToken cancellationToken = default) => new(problem, mode, null, cancellationToken);

    /// <summary>
    /// Solves a problem that differs little from this one, from where this one ended: some rows or columns changed, or added at the end. As good as solving it anew, and usually much faster. This solver stays as it is,
    /// so that many changes can be tried from one.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public AssignmentSolver GoOn(AssignmentProblem changed, CancellationToken cancellationToken = default) => new(changed, _mode, this, cancellationToken);

    /// <summary>Where one more place would place a row that has nothing; the places of the greatest gain first. Empty where no column is possible for it.</summary>
    /// <exception cref="ArgumentException">The row is outside the problem, or has something.</exception>
    public IReadOnlyList<PlaceWorth> WhatWouldPlace(int row, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_problem.RowCount, nameof(row));
        if (Solution.Pairs.Any(pair => pair.Row == row)) throw new ArgumentException($"Row {row} is placed.", nameof(row));
        return [.. _flow.WorthOfPlaces(row).Take(most)];
    }

    private static PlacementFlow Flow(PlacementState state, PlacementFlow? before, CancellationToken cancellationToken)
    {
        if (before is not null && new PlacementChange(before.State, state) is { IsSmall: true } change) return change.Make(before.Prices, cancellationToken);
        var flow = new PlacementFlow(state);
        for (var row = 0; row < state.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            flow.Place(row);
        }

        return flow;
    }

    // Larger than any sum of fits: no row is left out for the sake of better pairs. What did before does again, so that nothing changes by it.
    private double CostOfNothing(AssignmentSolver? before)
    {
        double most = 0;
        foreach (var one in _problem.Fit)
            if (one > most) most = one;
        var least = 1 + (most * (1 + _rowPlaces.Sum(places => (double)places)));
        return before is not null && before._unplacedCost >= least && before._unplacedCost <= 4 * least ? before._unplacedCost : 2 * least;
    }

    private AssignmentSolution Make(PlacementFlow flow, bool[] hasLocked, CancellationToken cancellationToken)
    {
        var rowsOf = _mode == AssignmentMode.Stable
            ? DeferredAcceptance.Run(_problem, _rowPlaces, _columnPlaces, _fit, cancellationToken)
            : flow.State.RowsOf;
        List<(int Row, int Column)> pairs = [.. _problem.Locked];
        for (var column = 0; column < _problem.ColumnCount; column++)
            foreach (var row in rowsOf[column]) pairs.Add((row, column));
        pairs.Sort();
        double Sum(IEnumerable<(int Row, int Column)> of) => of.Sum(pair => _problem.Fit[(pair.Row * _problem.ColumnCount) + pair.Column]);
        var placed = pairs.Select(pair => pair.Row).Distinct().Count();

        // The bound is on fits less what rows without anything cost; those of the best assignment are known from it.
        var open = Enumerable.Range(0, _problem.RowCount).Count(row => _problem.RowPlaces[row] > 0 && !hasLocked[row]);
        var (bound, cost) = (flow.Bound(), _unplacedCost);
        var without = cost > 0 ? Math.Max(0, (int)Math.Ceiling((-bound / cost) - 1e-9)) : 0;
        var able = Enumerable.Range(0, _problem.RowCount).Count(row => _problem.RowPlaces[row] > 0);
        return new(pairs, Sum(pairs), placed, Sum(_problem.Locked) + bound + (without * cost), cost > 0 ? able - without : Math.Min(able, placed + open), Blocking.Count(_problem, pairs), [.. flow.Prices]);
    }
}

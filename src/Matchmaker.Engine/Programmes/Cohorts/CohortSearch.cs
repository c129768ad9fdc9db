namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// Branch and bound over linear programs (Land, Doig 1960): the branch with the highest bound next, and from there down, until a branch holds nothing better than what is found. Candidates whose worth against the
/// prices decides them are left out for good (Dantzig, Fulkerson, Johnson 1954). Deterministic; on one thread.
/// </summary>
internal sealed class CohortSearch
{
    private readonly CohortModel _model;
    private readonly int _count;
    private readonly Func<int[], double?> _valueOf;
    private readonly Func<double[], double, int[]?>? _round;
    private readonly CohortOptions _options;
    private readonly double _step;
    private readonly Func<long>? _otherEffort;
    private readonly PriorityQueue<CohortBranch, (double, int)> _ahead = new();
    private readonly HashSet<CohortLimit> _core = [];
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly List<int> _applied = [];
    private readonly double[] _point;
    private DualSimplex _simplex;
    private double[] _rootWorths = [];
    private double _leafBound = double.NegativeInfinity;
    private long _effortBefore;
    private int _number;

    /// <param name="model">The program, with its conflicts.</param>
    /// <param name="count">Number of candidates: the first columns of the program.</param>
    /// <param name="valueOf">What a cohort is worth; null where it is none.</param>
    /// <param name="round">Makes a cohort of a point, where it can; given the value of what is found so far.</param>
    /// <param name="options">How long.</param>
    /// <param name="step">Values that differ do so by at least this much.</param>
    /// <param name="otherEffort">What the rounding has cost so far.</param>
    public CohortSearch(
        CohortModel model, int count, Func<int[], double?> valueOf, Func<double[], double, int[]?>? round, CohortOptions options, double step = 0, Func<long>? otherEffort = null)
    {
        (_model, _count, _valueOf, _round, _options, _step, _otherEffort) = (model, count, valueOf, round, options, step, otherEffort);
        _simplex = new(model.Program);
        (_lower, _upper, _point) = (new double[count], new double[count], new double[count]);
        for (var one = 0; one < count; one++) (_lower[one], _upper[one]) = _simplex.BoundsOf(one);
    }

    /// <summary>The best found; null where none was.</summary>
    public int[]? Best { get; private set; }

    public double Value { get; private set; } = double.NegativeInfinity;

    /// <summary>Nothing is worth more.</summary>
    public double UpperBound { get; private set; } = double.PositiveInfinity;

    public double RelaxedBound { get; private set; } = double.PositiveInfinity;

    /// <summary>The relaxation's prices of rows.</summary>
    public double[] Prices { get; private set; } = [];

    /// <summary>The relaxation's worth of each candidate against the prices.</summary>
    public double[] Worths => _rootWorths;

    public int Branches { get; private set; }

    /// <summary>Whether everything was looked through.</summary>
    public bool IsDone { get; private set; }

    public long Effort => _effortBefore + _simplex.Effort + (_otherEffort?.Invoke() ?? 0);

    /// <summary>Limits that together cannot be kept; where nothing was found and everything was looked through.</summary>
    public IReadOnlySet<CohortLimit> Core => _core;

    /// <summary>Whether a candidate can still be in a better cohort.</summary>
    public bool IsPossible(int one) => _upper[one] > 0;

    // Bounds are off by rounding and by what keeps ties apart: a little for each of the chosen.
    private double Cutoff => Best is null ? double.NegativeInfinity
        : Value + Math.Max(Math.Max(0.999 * _step, _options.TargetGap * Math.Abs(Value)), (1e-7 * (1 + Math.Abs(Value))) + (1e-8 * Best.Length));

    /// <summary>Looks until everything is looked through, the effort is used up, or, where asked for, anything is found.</summary>
    public void Run(bool untilFound, CancellationToken cancellationToken)
    {
        CohortBranch? at = new(null, -1, false, double.PositiveInfinity, _simplex.Basis(), 0);
        while (at is not null || _ahead.Count > 0)
        {
            if (Effort > _options.Effort || (untilFound && Best is not null)) break;
            if (at is null)
            {
                at = _ahead.Dequeue();
                if (IsLeaf(at.Bound)) at = null;
                else Enter(at);
                continue;
            }

            at = Step(at, cancellationToken);
        }

        var open = at is null ? double.NegativeInfinity : at.Bound;
        if (_ahead.TryPeek(out var next, out _)) open = Math.Max(open, next.Bound);
        IsDone = at is null && _ahead.Count == 0;
        UpperBound = Math.Max(Math.Max(Value, _leafBound), open);
        if (IsDone && Best is null && double.IsNegativeInfinity(_leafBound)) UpperBound = double.NegativeInfinity;
    }

    // One linear program; returns the branch to go on with, or null at a leaf.
    private CohortBranch? Step(CohortBranch at, CancellationToken cancellationToken)
    {
        var state = _simplex.Solve(Cutoff, cancellationToken);
        Branches++;
        if (state == SimplexState.Infeasible)
        {
            _core.UnionWith(_model.LimitsIn(_simplex));
            return null;
        }

        var isRoot = at.Parent is null;
        if (isRoot) (_rootWorths, Prices) = (new double[_model.Program.ColumnCount], new double[_model.Program.RowCount]);
        var bound = isRoot ? _simplex.Bound(_rootWorths, Prices) : Math.Min(at.Bound, _simplex.Bound());
        if (isRoot) RelaxedBound = bound;
        if (state == SimplexState.BelowCutoff || bound <= Cutoff)
        {
            _leafBound = Math.Max(_leafBound, bound);
            return null;
        }

        if (state == SimplexState.Optimal && _model.Separate(_simplex.ValueOf))
        {
            Rebuild(at);
            return at with { Bound = bound };
        }

        for (var one = 0; one < _count; one++) _point[one] = _simplex.ValueOf(one);
        var column = Split();
        var isCohort = column < 0 && state == SimplexState.Optimal && Offer([.. Enumerable.Range(0, _count).Where(one => _point[one] > 0.5)]);
        if (_round?.Invoke(_point, Value) is { } rounded) Offer(rounded);
        if (IsLeaf(bound)) return null;

        // A whole point is the best of its branch, unless numbers are so bad that it is none at all.
        if (column < 0 && !isCohort) column = Enumerable.Range(0, _count).Where(IsUndecided).Append(-1).First();
        if (column >= 0) return IsUndecided(column) ? Branch(at, column, bound) : at with { Bound = bound };
        _leafBound = Math.Max(_leafBound, bound);
        return null;
    }

    private CohortBranch Branch(CohortBranch at, int column, double bound)
    {
        // Without first: taking one in decides far more, so it is tried first.
        var basis = _simplex.Basis();
        var isIn = _point[column] > 0.3;
        var later = new CohortBranch(at, column, !isIn, bound, basis, ++_number);
        _ahead.Enqueue(later, (-bound, -later.Number));
        var next = new CohortBranch(at, column, isIn, bound, basis, ++_number);
        Decide(next);
        return next;
    }

    private bool IsLeaf(double bound)
    {
        if (bound > Cutoff) return false;
        _leafBound = Math.Max(_leafBound, bound);
        return true;
    }

    // The candidate that is the furthest from being decided; of those the one that the value hangs on most.
    private int Split()
    {
        var (best, most) = (-1, 0.0);
        for (var one = 0; one < _count; one++)
        {
            var away = Math.Min(_point[one], 1 - _point[one]);
            if (away > 1e-6 && away > most) (best, most) = (one, away);
        }

        return best;
    }

    private bool IsUndecided(int one)
    {
        var (lower, upper) = _simplex.BoundsOf(one);
        return lower < upper;
    }

    // Whether it is a cohort at all.
    private bool Offer(int[] chosen)
    {
        if (_valueOf(chosen) is not { } value) return false;
        if (value <= Value) return true;
        (Best, Value) = (chosen, value);

        // What the relaxation's prices alone keep from being better.
        var isAny = false;
        for (var one = 0; one < _count; one++)
        {
            if (_lower[one] == _upper[one] || RelaxedBound - Math.Abs(_rootWorths[one]) > Cutoff) continue;
            _leafBound = Math.Max(_leafBound, RelaxedBound - Math.Abs(_rootWorths[one]));
            if (_rootWorths[one] < 0) _upper[one] = 0;
            else _lower[one] = 1;
            isAny = true;
            var (lower, upper) = _simplex.BoundsOf(one);
            if (lower < upper) _simplex.SetBounds(one, _lower[one], _upper[one]);
        }

        if (isAny) _simplex.OpenColumns(IsSettled);
        return true;
    }

    private bool IsSettled(int column) => column < _count && _lower[column] == _upper[column];

    private void Enter(CohortBranch at)
    {
        foreach (var one in _applied) _simplex.SetBounds(one, _lower[one], _upper[one]);
        _applied.Clear();
        for (var step = at; step.Parent is not null; step = step.Parent) Decide(step);
        _simplex.Load(at.Basis);
    }

    private void Decide(CohortBranch step)
    {
        var value = step.IsIn ? 1.0 : 0;
        _simplex.SetBounds(step.Candidate, value, value);
        _applied.Add(step.Candidate);
    }

    private void Rebuild(CohortBranch at)
    {
        _effortBefore += _simplex.Effort;
        _simplex = new(_model.Program, _simplex.Basis());
        for (var one = 0; one < _count; one++) _simplex.SetBounds(one, _lower[one], _upper[one]);
        _simplex.OpenColumns(IsSettled);
        _applied.Clear();
        for (var step = at; step.Parent is not null; step = step.Parent) Decide(step);
    }
}

namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// A problem as a linear program: a column for each candidate, and for each piece of each topic one that holds how much of it is covered, which no more weight may be than the chosen have. Slopes do not rise, so that
/// the best point fills pieces in their order by itself. Conflicts become rows only once a point breaks them, and then as large a set of mutual conflicts as is found.
/// </summary>
internal sealed class CohortModel
{
    private readonly CohortProblem _problem;
    private readonly CohortIncidence _incidence;
    private readonly HashSet<CohortLimit> _dropped;
    private readonly Dictionary<CohortLimit, double> _elastic;
    private readonly bool _isValued;
    private readonly List<int[]> _cliques = [];
    private readonly HashSet<(int, int)> _covered = [];
    private readonly double _costUnit;
    private int _groupRow;
    private int _budgetRow;
    private int _placesRow;
    private int _cliqueRow;

    /// <param name="problem">The problem, which is valid.</param>
    /// <param name="incidence">The same, seen from its candidates.</param>
    /// <param name="dropped">Limits that do not hold.</param>
    /// <param name="elastic">Limits that may be broken, each with what a unit beyond it costs (a candidate; or, of the budget, the cost of the dearest candidate).</param>
    /// <param name="isValued">Whether fits and topics count; else all cohorts are worth nothing.</param>
    public CohortModel(CohortProblem problem, CohortIncidence incidence, IEnumerable<CohortLimit>? dropped = null, Dictionary<CohortLimit, double>? elastic = null, bool isValued = true)
    {
        (_problem, _incidence, _dropped, _elastic, _isValued) = (problem, incidence, [.. dropped ?? []], elastic ?? [], isValued);
        _costUnit = Math.Max(problem.Cost.DefaultIfEmpty(0).Max(), 1e-12);
        Program = Build();
    }

    public LinearProgram Program { get; private set; }

    public double CostUnit => _costUnit;

    public int RowOf(int group) => _groupRow + group;

    public int BudgetRow => _budgetRow;

    public int PlacesRow => _placesRow;

    public bool IsLocked(int candidate) => _incidence.IsLocked(candidate) && !_dropped.Contains(new(CohortLimitKind.Locked, candidate));

    /// <summary>Adds rows for conflicts that a point breaks; false where it breaks none. The program is a new one then, with further rows at its end.</summary>
    public bool Separate(Func<int, double> valueOf)
    {
        var found = false;
        for (var at = 0; at < _problem.Conflicts.Count; at++)
        {
            var (first, second) = _problem.Conflicts[at];
            if (valueOf(first) + valueOf(second) <= 1 + 1e-6 || _dropped.Contains(new(CohortLimitKind.Conflict, at)) || _covered.Contains((first, second))) continue;
            var clique = new List<int> { first, second };
            foreach (var (other, _) in Partners(first).OrderByDescending(one => valueOf(one.Other)).ThenBy(one => one.Other))
                if (other != second && clique.TrueForAll(member => member == first || Partners(member).Any(one => one.Other == other))) clique.Add(other);
            foreach (var one in clique)
                foreach (var other in clique) _covered.Add((one, other));
            _cliques.Add([.. clique]);
            found = true;
        }

        if (found) Program = Build();
        return found;
    }

    /// <summary>The limits that a proof of infeasibility rests on.</summary>
    public IEnumerable<CohortLimit> LimitsIn(DualSimplex simplex)
    {
        foreach (var (row, isLower) in simplex.ProofRows())
        {
            if (row >= _cliqueRow)
            {
                var clique = _cliques[row - _cliqueRow];
                foreach (var one in clique)
                    foreach (var (other, at) in Partners(one))
                        if (one < other && clique.Contains(other)) yield return new(CohortLimitKind.Conflict, at);
            }
            else if (row == _placesRow) yield return new(isLower ? CohortLimitKind.LeastPlaces : CohortLimitKind.MostPlaces, 0);
            else if (row == _budgetRow) yield return new(CohortLimitKind.Budget, 0);
            else if (row >= _groupRow) yield return new(isLower ? CohortLimitKind.GroupAtLeast : CohortLimitKind.GroupAtMost, row - _groupRow);
        }

        for (var one = 0; one < _problem.Count; one++)
            if (IsLocked(one) && simplex.ProofOf(one) > 0) yield return new(CohortLimitKind.Locked, one);
    }

    // Conflicts that hold, as a candidate sees them.
    private IEnumerable<(int Other, int Index)> Partners(int one) => _incidence.ConflictsOf(one).Where(conflict => !_dropped.Contains(new(CohortLimitKind.Conflict, conflict.Index)));

    private LinearProgram Build()
    {
        var program = new LinearProgram();
        var topics = _isValued ? _problem.Topics : [];
        foreach (var _ in topics) program.AddRow(double.NegativeInfinity, 0);
        _groupRow = program.RowCount;
        for (var group = 0; group < _problem.Groups.Count; group++)
        {
            var (least, most) = (_problem.Groups[group].AtLeast, _problem.Groups[group].AtMost);
            program.AddRow(
                Held(CohortLimitKind.GroupAtLeast, group) && least > 0 ? least : double.NegativeInfinity,
                Held(CohortLimitKind.GroupAtMost, group) && most < _problem.Groups[group].Members.Count ? most : double.PositiveInfinity);
        }

        _placesRow = program.AddRow(
            Held(CohortLimitKind.LeastPlaces, 0) ? _problem.AtLeast : double.NegativeInfinity, Held(CohortLimitKind.MostPlaces, 0) ? _problem.AtMost : double.PositiveInfinity);
        _budgetRow = program.AddRow(double.NegativeInfinity, Held(CohortLimitKind.Budget, 0) ? _problem.Budget / _costUnit : double.PositiveInfinity);
        _cliqueRow = program.RowCount;
        var cliquesOf = new Dictionary<int, List<int>>();
        for (var at = 0; at < _cliques.Count; at++)
        {
            program.AddRow(double.NegativeInfinity, 1);
            foreach (var one in _cliques[at])
            {
                if (!cliquesOf.TryGetValue(one, out var list)) cliquesOf[one] = list = [];
                list.Add(_cliqueRow + at);
            }
        }

        for (var one = 0; one < _problem.Count; one++)
        {
            program.AddColumn(
                _isValued ? _problem.Fit[one] : 0, IsLocked(one) ? 1 : 0, _incidence.IsForbidden(one) ? 0 : 1, EntriesOf(one, cliquesOf));
        }

        for (var topic = 0; topic < topics.Count; topic++)
        {
            var left = topics[topic].Members.Sum(member => member.Weight);
            foreach (var (length, slope) in topics[topic].Pieces)
            {
                if (left <= 0 || slope <= 0) break;
                program.AddColumn(slope, 0, Math.Min(length, left), [(topic, 1)]);
                left -= length;
            }
        }

        foreach (var (limit, cost) in _elastic.OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Index))
        {
            var (row, sign, most) = limit.Kind switch
            {
                CohortLimitKind.GroupAtLeast => (RowOf(limit.Index), 1, _problem.Groups[limit.Index].AtLeast),
                CohortLimitKind.GroupAtMost => (RowOf(limit.Index), -1, _problem.Count),
                CohortLimitKind.LeastPlaces => (_placesRow, 1, _problem.AtLeast),
                CohortLimitKind.MostPlaces => (_placesRow, -1, _problem.Count),
                CohortLimitKind.Budget => (_budgetRow, -1, _problem.Cost.Sum() / _costUnit),
                _ => throw new ArgumentException($"A limit of this kind has no degrees: {limit.Kind}."),
            };
            program.AddColumn(-cost, 0, most, [(row, sign)]);
        }

        return program;
    }

    private IEnumerable<(int Row, double Value)> EntriesOf(int one, Dictionary<int, List<int>> cliquesOf)
    {
        if (_isValued)
            foreach (var (topic, weight) in _incidence.TopicsOf(one)) yield return (topic, -weight);
        foreach (var group in _incidence.GroupsOf(one)) yield return (_groupRow + group, 1);
        yield return (_placesRow, 1);
        yield return (_budgetRow, _problem.Cost[one] / _costUnit);
        if (cliquesOf.TryGetValue(one, out var rows))
            foreach (var row in rows) yield return (row, 1);
    }

    private bool Held(CohortLimitKind kind, int index) => !_dropped.Contains(new(kind, index));
}

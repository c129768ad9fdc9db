namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// Some candidates taken into a cohort, with what they are worth and how the limits stand: what one more adds and what one less takes away can be asked without working everything out anew. Not for two threads.
/// </summary>
public sealed class CohortSelection
{
    // A sum of costs is compared with the budget with what adding up can lose.
    private const double Rounding = 1e-9;

    private readonly CohortProblem _problem;
    private readonly CohortIncidence _incidence;
    private readonly bool[] _isIn;
    private readonly double[] _topicSums;
    private readonly int[] _groupCounts;
    private readonly int[] _conflicts;
    private double _cost;

    /// <summary>Nobody yet. O(everything in the problem).</summary>
    /// <exception cref="ArgumentException">The problem is not valid, see <see cref="CohortProblem.Require()"/>.</exception>
    public CohortSelection(CohortProblem problem)
        : this(problem, new(problem))
    {
    }

    internal CohortSelection(CohortProblem problem, CohortIncidence incidence)
    {
        (_problem, _incidence) = (problem, incidence);
        (_isIn, _conflicts) = (new bool[problem.Count], new int[problem.Count]);
        (_topicSums, _groupCounts) = (new double[problem.Topics.Count], new int[problem.Groups.Count]);
    }

    /// <summary>How many are chosen.</summary>
    public int Count { get; private set; }

    /// <summary>What they cost.</summary>
    public double Cost => _cost;

    /// <summary>The chosen, rising.</summary>
    public int[] Chosen => [.. Enumerable.Range(0, _isIn.Length).Where(one => _isIn[one])];

    /// <summary>Fits of the chosen and the worth of what they cover, added up anew. O(candidates + topics).</summary>
    public double Value
    {
        get
        {
            double value = 0;
            for (var one = 0; one < _isIn.Length; one++)
                if (_isIn[one]) value += _problem.Fit[one];
            for (var topic = 0; topic < _topicSums.Length; topic++) value += _problem.Topics[topic].WorthOf(_topicSums[topic]);
            return value;
        }
    }

    /// <summary>Whether the candidate is chosen.</summary>
    public bool Has(int one) => _isIn[one];

    /// <summary>How many of a group are chosen.</summary>
    public int CountOf(int group) => _groupCounts[group];

    /// <summary>Weight of a topic over the chosen.</summary>
    public double SumOf(int topic) => _topicSums[topic];

    /// <summary>Takes a candidate in. O(its topics, groups and conflicts).</summary>
    public void Add(int one) => Change(one, 1);

    /// <summary>Takes one out again.</summary>
    public void Remove(int one) => Change(one, -1);

    /// <summary>What one that is not chosen would add to the value, whatever the limits.</summary>
    public double GainOf(int one)
    {
        var gain = _problem.Fit[one];
        foreach (var (topic, weight) in _incidence.TopicsOf(one)) gain += Worth(topic, _topicSums[topic] + weight) - Worth(topic, _topicSums[topic]);
        return gain;
    }

    /// <summary>What the value would lose without one that is chosen.</summary>
    public double LossOf(int one)
    {
        var loss = _problem.Fit[one];
        foreach (var (topic, weight) in _incidence.TopicsOf(one)) loss += Worth(topic, _topicSums[topic]) - Worth(topic, _topicSums[topic] - weight);
        return loss;
    }

    /// <summary>What a candidate's weight in one topic adds, or would add, on top of the others.</summary>
    public double AddedBy(int one, int topic)
    {
        foreach (var (at, weight) in _incidence.TopicsOf(one))
            if (at == topic) return _isIn[one] ? Worth(topic, _topicSums[topic]) - Worth(topic, _topicSums[topic] - weight) : Worth(topic, _topicSums[topic] + weight) - Worth(topic, _topicSums[topic]);
        return 0;
    }

    /// <summary>Whether one more would go beyond no upper limit: places, groups, budget, conflicts, forbidden.</summary>
    public bool CanAdd(int one)
    {
        if (_isIn[one] || _conflicts[one] > 0 || Count >= _problem.AtMost || _incidence.IsForbidden(one) || !IsWithinBudget(_cost + _problem.Cost[one])) return false;
        foreach (var group in _incidence.GroupsOf(one))
            if (_groupCounts[group] >= _problem.Groups[group].AtMost) return false;
        return true;
    }

    /// <summary>Whether one less would go below no lower limit: places, groups, locked.</summary>
    public bool CanRemove(int one)
    {
        if (!_isIn[one] || Count <= _problem.AtLeast || _incidence.IsLocked(one)) return false;
        foreach (var group in _incidence.GroupsOf(one))
            if (_groupCounts[group] <= _problem.Groups[group].AtLeast) return false;
        return true;
    }

    /// <summary>Whether one of the chosen could be given for another with all limits kept that are kept now.</summary>
    public bool CanSwap(int given, int taken) => ObstaclesToSwap(given, taken) is null;

    /// <summary>The first limit that stands against a swap; null where none does.</summary>
    public CohortLimit? ObstaclesToSwap(int given, int taken)
    {
        if (_incidence.IsLocked(given)) return new(CohortLimitKind.Locked, given);
        foreach (var group in _incidence.GroupsOf(taken))
            if (_groupCounts[group] >= _problem.Groups[group].AtMost && !_incidence.IsIn(given, group)) return new(CohortLimitKind.GroupAtMost, group);
        foreach (var group in _incidence.GroupsOf(given))
            if (_groupCounts[group] <= _problem.Groups[group].AtLeast && !_incidence.IsIn(taken, group)) return new(CohortLimitKind.GroupAtLeast, group);
        if (!IsWithinBudget(_cost - _problem.Cost[given] + _problem.Cost[taken])) return new(CohortLimitKind.Budget, 0);
        if (_conflicts[taken] > (_incidence.AreInConflict(given, taken) ? 1 : 0))
            return new(CohortLimitKind.Conflict, _incidence.ConflictsOf(taken).First(conflict => conflict.Other != given && _isIn[conflict.Other]).Index);
        return null;
    }

    /// <summary>All limits that the cohort as it is breaks; none where it is one that may be chosen.</summary>
    public IReadOnlyList<CohortLimit> Broken()
    {
        var broken = new List<CohortLimit>();
        for (var group = 0; group < _groupCounts.Length; group++)
        {
            if (_groupCounts[group] < _problem.Groups[group].AtLeast) broken.Add(new(CohortLimitKind.GroupAtLeast, group));
            if (_groupCounts[group] > _problem.Groups[group].AtMost) broken.Add(new(CohortLimitKind.GroupAtMost, group));
        }

        if (!IsWithinBudget(_cost)) broken.Add(new(CohortLimitKind.Budget, 0));
        if (Count < _problem.AtLeast) broken.Add(new(CohortLimitKind.LeastPlaces, 0));
        if (Count > _problem.AtMost) broken.Add(new(CohortLimitKind.MostPlaces, 0));
        foreach (var one in _problem.Locked)
            if (!_isIn[one]) broken.Add(new(CohortLimitKind.Locked, one));
        for (var at = 0; at < _problem.Conflicts.Count; at++)
            if (_isIn[_problem.Conflicts[at].First] && _isIn[_problem.Conflicts[at].Second]) broken.Add(new(CohortLimitKind.Conflict, at));
        return broken;
    }

    private double Worth(int topic, double sum) => _problem.Topics[topic].WorthOf(sum);

    private bool IsWithinBudget(double cost) => cost <= _problem.Budget + (Rounding * Math.Max(1, _problem.Budget));

    private void Change(int one, int by)
    {
        if (_isIn[one] == by > 0) throw new ArgumentException(by > 0 ? $"Candidate {one} is chosen already." : $"Candidate {one} is not chosen.", nameof(one));
        _isIn[one] = by > 0;
        Count += by;
        _cost += by * _problem.Cost[one];
        foreach (var (topic, weight) in _incidence.TopicsOf(one)) _topicSums[topic] += by * weight;
        foreach (var group in _incidence.GroupsOf(one)) _groupCounts[group] += by;
        foreach (var (other, _) in _incidence.ConflictsOf(one)) _conflicts[other] += by;
    }
}

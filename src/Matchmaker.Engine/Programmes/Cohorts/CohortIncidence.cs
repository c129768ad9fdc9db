namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>A problem seen from its candidates: topics, groups and conflicts of each.</summary>
internal sealed class CohortIncidence
{
    private readonly (int Topic, double Weight)[][] _topics;
    private readonly int[][] _groups;
    private readonly (int Other, int Index)[][] _conflicts;
    private readonly HashSet<(int, int)> _pairs = [];
    private readonly bool[] _isLocked;
    private readonly bool[] _isForbidden;

    public CohortIncidence(CohortProblem problem)
    {
        problem.Require();
        _topics = Turn(problem.Count, problem.Topics.SelectMany((topic, at) => topic.Members.Where(member => member.Weight > 0).Select(member => (member.Candidate, (at, member.Weight)))));
        _groups = Turn(problem.Count, problem.Groups.SelectMany((group, at) => group.Members.Select(member => (member, at))));
        foreach (var (first, second) in problem.Conflicts) _pairs.Add(Ordered(first, second));
        _conflicts = Turn(problem.Count, problem.Conflicts.SelectMany((pair, at) => new[] { (pair.First, (pair.Second, at)), (pair.Second, (pair.First, at)) }));
        (_isLocked, _isForbidden) = (new bool[problem.Count], new bool[problem.Count]);
        foreach (var one in problem.Locked) _isLocked[one] = true;
        foreach (var one in problem.Forbidden) _isForbidden[one] = true;
    }

    public (int Topic, double Weight)[] TopicsOf(int one) => _topics[one];

    /// <summary>Rising.</summary>
    public int[] GroupsOf(int one) => _groups[one];

    public (int Other, int Index)[] ConflictsOf(int one) => _conflicts[one];

    public bool IsIn(int one, int group) => Array.BinarySearch(_groups[one], group) >= 0;

    public bool AreInConflict(int one, int other) => _pairs.Contains(Ordered(one, other));

    public bool IsLocked(int one) => _isLocked[one];

    public bool IsForbidden(int one) => _isForbidden[one];

    private static (int, int) Ordered(int first, int second) => first < second ? (first, second) : (second, first);

    private static T[][] Turn<T>(int count, IEnumerable<(int Candidate, T Item)> pairs)
    {
        var lists = new List<T>?[count];
        foreach (var (candidate, item) in pairs) (lists[candidate] ??= []).Add(item);
        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }
}

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Which queries have candidates of a group, and how many slots of each it could take. About 8 bytes for each query and each group among its candidates.</summary>
internal sealed class GroupIndex
{
    private readonly int[] _starts;
    private readonly int[] _queries;
    private readonly int[] _offsets;
    private readonly long[] _reachable;

    /// <summary>O(entries · attributes).</summary>
    public GroupIndex(BalanceProblem problem)
    {
        _starts = new int[problem.GroupCount + 1];
        _reachable = new long[problem.GroupCount];
        Visit(problem, (group, _, _) => _starts[group + 1]++);
        for (var group = 0; group < problem.GroupCount; group++) _starts[group + 1] += _starts[group];
        _queries = new int[_starts[^1]];
        _offsets = new int[_starts[^1]];
        var next = _starts.AsSpan(0, problem.GroupCount).ToArray();
        Visit(problem, (group, query, slots) =>
        {
            _queries[next[group]] = query;
            _offsets[next[group]++] = checked((int)_reachable[group]);
            _reachable[group] += slots;
        });
    }

    /// <summary>Queries with a candidate of the group, ascending.</summary>
    public ReadOnlySpan<int> Queries(int group) => _queries.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>For each of these queries, the slots that those before it could give the group.</summary>
    public ReadOnlySpan<int> Offsets(int group) => _offsets.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>Slots that the group could have at the most.</summary>
    public long Reachable(int group) => _reachable[group];

    private static void Visit(BalanceProblem problem, Action<int, int, int> visit)
    {
        var counts = new int[problem.GroupCount];
        var present = new List<int>();
        for (var query = 0; query < problem.Batch.QueryCount; query++)
        {
            for (var at = problem.Batch.Starts[query]; at < problem.Batch.Starts[query + 1]; at++)
            {
                foreach (var group in problem.GroupsOfKind[problem.KindOfEntry[at]])
                    if (counts[group]++ == 0) present.Add(group);
            }

            foreach (var group in present)
            {
                visit(group, query, Math.Min(problem.ListLength, counts[group]));
                counts[group] = 0;
            }

            present.Clear();
        }
    }
}

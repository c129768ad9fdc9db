namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>
/// The problem as a row of seats to be filled one after another: locked ones first, then roles with the fewest candidates. Seats of one role are filled in the order of its candidates, so that no set is met twice;
/// an empty seat (−1) is the last of its role.
/// </summary>
internal sealed class ConsortiumSeats
{
    public const int Empty = -1;

    public ConsortiumSeats(ConsortiumProblem problem)
    {
        Problem = problem;
        var locked = problem.Locked.Select(member => member.Candidate).ToHashSet();
        CandidatesOf = [.. Enumerable.Range(0, problem.RoleCount).Select(role =>
            Enumerable.Range(0, problem.CandidateCount).Where(candidate => problem.IsPossible(role, candidate) && !locked.Contains(candidate)).ToArray())];
        var open = problem.Seats.ToArray();
        foreach (var member in problem.Locked) open[member.Role]--;
        LockedCount = problem.Locked.Count;
        int[] order = [.. Enumerable.Range(0, problem.RoleCount).OrderBy(role => CandidatesOf[role].Length).ThenBy(role => role)];
        RoleOf = [.. problem.Locked.Select(member => member.Role), .. order.SelectMany(role => Enumerable.Repeat(role, open[role]))];
    }

    public ConsortiumProblem Problem { get; }

    /// <summary>Candidates of each role, ascending, without those that are locked.</summary>
    public int[][] CandidatesOf { get; }

    /// <summary>The role of each seat.</summary>
    public int[] RoleOf { get; }

    public int LockedCount { get; }

    public int Count => RoleOf.Length;

    /// <summary>Who may take the next seat, given who sits on those before it; an empty seat is always possible, and stands apart.</summary>
    public IEnumerable<int> Choices(int[] chosen, int depth)
    {
        var role = RoleOf[depth];
        var after = Empty;
        if (depth > LockedCount && RoleOf[depth - 1] == role)
        {
            after = chosen[depth - 1];
            if (after == Empty) yield break;
        }

        foreach (var candidate in CandidatesOf[role])
            if (candidate > after && MayJoin(chosen, depth, candidate)) yield return candidate;
    }

    /// <summary>Whether a candidate is none of those who sit already, and may be together with all of them.</summary>
    public bool MayJoin(int[] chosen, int depth, int candidate)
    {
        for (var seat = 0; seat < depth; seat++)
            if (chosen[seat] != Empty && (chosen[seat] == candidate || Problem.IsApart(candidate, chosen[seat]))) return false;
        return true;
    }
}

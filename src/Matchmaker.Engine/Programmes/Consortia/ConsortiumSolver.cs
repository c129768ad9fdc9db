namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>Solves a <see cref="ConsortiumProblem"/>, and says who could stand in for whom.</summary>
public static class ConsortiumSolver
{
    /// <summary>
    /// The best consortia that differ from one another: exact where the search ends within its nodes, else with the gap that is left. As few seats as possible stay empty, whatever the score. Deterministic, on one thread;
    /// O(nodes · candidates · (seats + needs)).
    /// </summary>
    /// <param name="problem">Roles, candidates, quotas.</param>
    /// <param name="options">How many, how different, how long.</param>
    /// <param name="cancellationToken">Stops at any partial consortium.</param>
    /// <exception cref="ArgumentException">The problem or the options contradict themselves.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ConsortiumSolution Solve(ConsortiumProblem problem, ConsortiumOptions options, CancellationToken cancellationToken = default)
    {
        problem.Validate();
        options.Validate();
        var seats = new ConsortiumSeats(problem);
        var bound = new ConsortiumBound(seats);
        var (found, sets, nodes, isComplete) = (new List<Consortium>(), new List<HashSet<int>>(), 0, true);
        while (found.Count < options.Count)
        {
            var search = new ConsortiumSearch(seats, bound, options, sets);
            var next = search.Run(cancellationToken);
            nodes += search.Nodes;
            isComplete &= next is not null || search.IsExhausted;
            if (next is null || next.Members.Count == 0) break;
            found.Add(next);
            sets.Add([.. next.Members.Select(member => member.Candidate)]);
        }

        return new(found, isComplete, nodes);
    }

    /// <summary>What given members are worth, whoever chose them.</summary>
    public static ConsortiumScore Score(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members) => ConsortiumValue.Of(problem, members);

    /// <summary>Whether given members keep all quotas, and may all be together.</summary>
    public static bool KeepsQuotas(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members) => ConsortiumValue.KeepsQuotas(problem, members);

    /// <summary>Who could take a member's seat, the least loss first; those who keep all quotas before the others. O(candidates · (seats² + seats · needs)).</summary>
    /// <param name="problem">Roles, candidates, quotas.</param>
    /// <param name="members">The consortium.</param>
    /// <param name="seat">Whose seat: index into the members.</param>
    /// <param name="most">How many at the most.</param>
    public static IReadOnlyList<StandIn> StandIns(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members, int seat, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)seat, (uint)members.Count, nameof(seat));
        var found = new List<StandIn>();
        for (var candidate = 0; candidate < problem.CandidateCount; candidate++)
            if (problem.IsPossible(members[seat].Role, candidate) && members.All(member => member.Candidate != candidate)) found.Add(Replace(problem, members, seat, candidate));
        return [.. found.OrderByDescending(standIn => standIn.KeepsQuotas).ThenBy(standIn => standIn.Loss).ThenBy(standIn => standIn.Candidate).Take(most)];
    }

    /// <summary>Whose seat somebody who is no member could take, with the least loss; a seat where all quotas are kept before any other. O(seats · (seats² + seats · needs)).</summary>
    /// <param name="problem">Roles, candidates, quotas.</param>
    /// <param name="members">The consortium.</param>
    /// <param name="candidate">Who is to come in.</param>
    /// <returns>The seat as an index into the members, what the score would lose, and whether all quotas are kept; null where each seat is locked, or of a role that the candidate cannot fill.</returns>
    public static (int Seat, double Loss, bool KeepsQuotas)? BestSeat(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members, int candidate)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)candidate, (uint)problem.CandidateCount, nameof(candidate));
        (int Seat, double Loss, bool KeepsQuotas)? best = null;
        for (var seat = 0; seat < members.Count; seat++)
        {
            if (problem.Locked.Contains(members[seat]) || !problem.IsPossible(members[seat].Role, candidate)) continue;
            var standIn = Replace(problem, members, seat, candidate);
            if (best is { } other && (standIn.KeepsQuotas, -standIn.Loss).CompareTo((other.KeepsQuotas, -other.Loss)) <= 0) continue;
            best = (seat, standIn.Loss, standIn.KeepsQuotas);
        }

        return best;
    }

    private static StandIn Replace(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members, int seat, int candidate)
    {
        var changed = members.ToArray();
        changed[seat] = changed[seat] with { Candidate = candidate };
        return new(candidate, ConsortiumValue.Of(problem, members).Total - ConsortiumValue.Of(problem, changed).Total, ConsortiumValue.KeepsQuotas(problem, changed));
    }
}

namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>
/// The best consortium that differs enough from those before it: a beam and exchanges of single members find a good one, then branch and bound (Land and Doig 1960), the greatest bound first, proves it or finds better,
/// until its nodes are used up. Deterministic.
/// </summary>
internal sealed class ConsortiumSearch(ConsortiumSeats seats, ConsortiumBound bound, ConsortiumOptions options, IReadOnlyList<HashSet<int>> before)
{
    private const double Tolerance = 1e-9;

    private readonly ConsortiumProblem _problem = seats.Problem;
    private readonly int _difference = Math.Min(options.LeastDifference, Math.Max(1, seats.Count - seats.LockedCount));
    private ConsortiumMember[]? _best;
    private double _bestValue = double.NegativeInfinity;

    /// <summary>Partial consortia looked at.</summary>
    public int Nodes { get; private set; }

    /// <summary>Whether all were looked at or ruled out.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Null where none was found.</summary>
    public Consortium? Run(CancellationToken cancellation)
    {
        var root = new int[seats.Count];
        Array.Fill(root, ConsortiumSeats.Empty);
        for (var at = 0; at < seats.LockedCount; at++) root[at] = _problem.Locked[at].Candidate;
        var rootBound = bound.Of(root, seats.LockedCount);
        if (double.IsNegativeInfinity(rootBound))
        {
            IsExhausted = true;
            return null;
        }

        Beam(root, rootBound, options.BeamWidth, cancellation);
        if (_best is null) Beam(root, rootBound, 10 * options.BeamWidth, cancellation);
        Exchange(cancellation);
        var above = Branch(root, rootBound, cancellation);
        if (_best is null) return null;
        var empty = _problem.Seats.ToArray();
        foreach (var member in _best) empty[member.Role]--;
        var score = ConsortiumValue.Of(_problem, _best);
        return new([.. _best.OrderBy(member => member.Role).ThenBy(member => member.Candidate)], empty, score, Math.Clamp(above + (empty.Sum() * ConsortiumBound.EmptySeatCost), score.Total, Math.Max(1, score.Total)));
    }

    private void Beam(int[] root, double rootBound, int width, CancellationToken cancellation)
    {
        List<(int[] Chosen, double Bound)> level = [(root, rootBound)];
        for (var depth = seats.LockedCount; depth < seats.Count; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = new List<(int[] Chosen, double Bound)>();
            foreach (var (chosen, _) in level)
                foreach (var child in Children(chosen, depth)) next.Add(child);
            level = [.. next.OrderByDescending(child => child.Bound).Take(width)];
        }

        foreach (var (chosen, _) in level) Consider(MembersOf(chosen));
    }

    // Single members changed for others while that helps.
    private void Exchange(CancellationToken cancellation)
    {
        for (var isBetter = _best is not null; isBetter;)
        {
            cancellation.ThrowIfCancellationRequested();
            isBetter = false;
            for (var at = 0; at < _best!.Length; at++)
            {
                if (_problem.Locked.Contains(_best[at])) continue;
                foreach (var candidate in seats.CandidatesOf[_best[at].Role])
                {
                    if (Array.Exists(_best, member => member.Candidate == candidate)) continue;
                    var changed = (ConsortiumMember[])_best.Clone();
                    changed[at] = changed[at] with { Candidate = candidate };
                    isBetter |= Consider(changed);
                }
            }
        }
    }

    /// <summary>What no consortium is worth more than.</summary>
    private double Branch(int[] root, double rootBound, CancellationToken cancellation)
    {
        var queue = new PriorityQueue<(int[] Chosen, int Depth, double Bound), (double, int)>();
        queue.Enqueue((root, seats.LockedCount, rootBound), (-rootBound, 0));
        var order = 0;
        while (queue.TryDequeue(out var node, out _))
        {
            if (node.Bound <= _bestValue + Tolerance) break;
            if (Nodes >= options.MostNodes) return node.Bound;
            cancellation.ThrowIfCancellationRequested();
            if (node.Depth == seats.Count)
            {
                Consider(MembersOf(node.Chosen));
                continue;
            }

            foreach (var (chosen, above) in Children(node.Chosen, node.Depth))
                if (above > _bestValue + Tolerance) queue.Enqueue((chosen, node.Depth + 1, above), (-above, ++order));
        }

        IsExhausted = true;
        return _bestValue;
    }

    private IEnumerable<(int[] Chosen, double Bound)> Children(int[] chosen, int depth)
    {
        foreach (var candidate in seats.Choices(chosen, depth).Append(ConsortiumSeats.Empty))
        {
            var child = (int[])chosen.Clone();
            child[depth] = candidate;
            Nodes++;
            if (!CanDiffer(child, depth + 1)) continue;
            var above = bound.Of(child, depth + 1);
            if (!double.IsNegativeInfinity(above)) yield return (child, above);
        }
    }

    private bool CanDiffer(int[] chosen, int depth)
    {
        foreach (var other in before)
        {
            var fresh = seats.Count - depth;
            for (var seat = 0; seat < depth; seat++)
                if (chosen[seat] != ConsortiumSeats.Empty && !other.Contains(chosen[seat])) fresh++;
            if (fresh < _difference) return false;
        }

        return true;
    }

    private bool Consider(ConsortiumMember[] members)
    {
        foreach (var other in before)
            if (members.Count(member => !other.Contains(member.Candidate)) < _difference) return false;
        if (!ConsortiumValue.KeepsQuotas(_problem, members)) return false;
        var value = ConsortiumValue.Of(_problem, members).Total - ((seats.Count - members.Length) * ConsortiumBound.EmptySeatCost);
        if (value <= _bestValue + Tolerance) return false;
        (_best, _bestValue) = (members, value);
        return true;
    }

    private ConsortiumMember[] MembersOf(int[] chosen) =>
        [.. Enumerable.Range(0, seats.Count).Where(seat => chosen[seat] != ConsortiumSeats.Empty).Select(seat => new ConsortiumMember(seats.RoleOf[seat], chosen[seat]))];
}

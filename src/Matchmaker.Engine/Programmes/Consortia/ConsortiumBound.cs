namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>
/// No way to fill the open seats makes more of a partial consortium than this. Each open seat adds at the most: its fit, its pairs with those who are there, half of its best pair with each other open seat
/// (the way of Gilmore 1962 and Lawler 1963 for the quadratic assignment problem), and what it newly covers, which by diminishing returns is no more later than it is now
/// (Nemhauser, Wolsey, Fisher 1978). Each empty seat costs 1, more than any score, so that as few as possible stay empty. Working memory of one thread.
/// </summary>
internal sealed class ConsortiumBound
{
    /// <summary>What is above every score.</summary>
    public const double EmptySeatCost = 1;

    private readonly ConsortiumSeats _seats;
    private readonly ConsortiumProblem _problem;
    private readonly (double Coverage, double Fit, double Acceptance, double Ties) _weights;
    private readonly double _pairs;
    private readonly double _needSum;
    private readonly double[] _bestMutual;
    private readonly double[] _bestTie;
    private readonly double[] _mostCover;
    private readonly int[] _open;
    private readonly double[] _covered;
    private readonly double[] _top;
    private readonly double[] _topNew;
    private readonly double[] _topTies;

    public ConsortiumBound(ConsortiumSeats seats)
    {
        _seats = seats;
        _problem = seats.Problem;
        _weights = ConsortiumValue.Weights(_problem);
        _pairs = Math.Max(1, seats.Count * (seats.Count - 1) / 2.0);
        _needSum = Math.Max(double.Epsilon, _problem.NeedWeights.Sum());
        var (roles, needs) = (_problem.RoleCount, _problem.NeedWeights.Length);
        (_bestMutual, _bestTie) = (new double[_problem.CandidateCount * roles], new double[_problem.CandidateCount * roles]);
        (_open, _covered, _mostCover) = (new int[roles], new double[needs], new double[roles * needs]);
        (_top, _topNew, _topTies) = (new double[seats.Count], new double[seats.Count], new double[seats.Count]);
        for (var role = 0; role < roles; role++)
        {
            foreach (var other in seats.CandidatesOf[role])
            {
                for (var need = 0; need < needs; need++) _mostCover[(role * needs) + need] = Math.Max(_mostCover[(role * needs) + need], _problem.Cover[(other * needs) + need]);
                for (var candidate = 0; candidate < _problem.CandidateCount; candidate++)
                {
                    if (candidate == other || _problem.IsApart(candidate, other)) continue;
                    var at = (candidate * roles) + role;
                    _bestMutual[at] = Math.Max(_bestMutual[at], _problem.Mutual(candidate, other));
                    if (_problem.IsTied[(candidate * _problem.CandidateCount) + other]) _bestTie[at] = 1;
                }
            }
        }
    }

    /// <summary>The bound of the partial consortium on the first <paramref name="depth"/> seats; negative infinity where no quota-keeping one comes of it. O(candidates · (seats + roles + needs)).</summary>
    public double Of(int[] chosen, int depth)
    {
        var empty = CountOpen(chosen, depth);
        if (!QuotaReach.CanKeep(_problem, _seats, chosen, depth, _open)) return double.NegativeInfinity;
        var (value, tied) = Settled(chosen, depth);
        double without = 0, with = 0, mostTies = tied;
        for (var role = 0; role < _open.Length; role++)
        {
            if (_open[role] == 0) continue;
            var count = Best(chosen, depth, role);
            empty += _open[role] - count;
            for (var at = 0; at < count; at++)
            {
                without += _top[at];
                with += _topNew[at];
                mostTies += _topTies[at];
            }
        }

        var rest = Math.Min(with, without + (_weights.Coverage * UncoveredYet() / _needSum));
        return value + rest + (_weights.Ties * BestBalance(tied, Math.Min(mostTies, _pairs))) - (empty * EmptySeatCost);
    }

    // Seats left of each role; those behind an empty seat of their role stay empty too.
    private int CountOpen(int[] chosen, int depth)
    {
        Array.Clear(_open);
        var empty = 0;
        for (var seat = 0; seat < _seats.Count; seat++)
        {
            if (seat < depth) empty += chosen[seat] == ConsortiumSeats.Empty ? 1 : 0;
            else if (IsBehindEmpty(chosen, depth, seat)) empty++;
            else _open[_seats.RoleOf[seat]]++;
        }

        return empty;
    }

    private bool IsBehindEmpty(int[] chosen, int depth, int seat) =>
        depth > _seats.LockedCount && _seats.RoleOf[depth - 1] == _seats.RoleOf[seat] && chosen[depth - 1] == ConsortiumSeats.Empty;

    private (double Value, double Tied) Settled(int[] chosen, int depth)
    {
        Array.Clear(_covered);
        double value = 0, tied = 0;
        for (var seat = 0; seat < depth; seat++)
        {
            var member = chosen[seat];
            if (member == ConsortiumSeats.Empty) continue;
            value += _weights.Fit * ConsortiumValue.FitOf(_problem, _seats.RoleOf[seat], member) / _seats.Count;
            for (var need = 0; need < _covered.Length; need++) _covered[need] = Math.Max(_covered[need], _problem.Cover[(member * _covered.Length) + need]);
            for (var before = 0; before < seat; before++)
            {
                if (chosen[before] == ConsortiumSeats.Empty) continue;
                value += _weights.Acceptance * _problem.Mutual(member, chosen[before]) / _pairs;
                if (_problem.IsTied[(member * _problem.CandidateCount) + chosen[before]]) tied++;
            }
        }

        for (var need = 0; need < _covered.Length; need++) value += _weights.Coverage * _problem.NeedWeights[need] * _covered[need] / _needSum;
        return (value, tied);
    }

    // The best additions to a role's open seats, in three ways of counting.
    private int Best(int[] chosen, int depth, int role)
    {
        var open = _open[role];
        var count = 0;
        var after = depth > _seats.LockedCount && _seats.RoleOf[depth - 1] == role ? chosen[depth - 1] : ConsortiumSeats.Empty;
        foreach (var candidate in _seats.CandidatesOf[role])
        {
            if (candidate <= after || !_seats.MayJoin(chosen, depth, candidate)) continue;
            double acceptance = 0, ties = 0, fresh = 0;
            for (var seat = 0; seat < depth; seat++)
            {
                if (chosen[seat] == ConsortiumSeats.Empty) continue;
                acceptance += _problem.Mutual(candidate, chosen[seat]);
                if (_problem.IsTied[(candidate * _problem.CandidateCount) + chosen[seat]]) ties++;
            }

            for (var other = 0; other < _open.Length; other++)
            {
                var seats = _open[other] - (other == role ? 1 : 0);
                acceptance += 0.5 * seats * _bestMutual[(candidate * _open.Length) + other];
                ties += 0.5 * seats * _bestTie[(candidate * _open.Length) + other];
            }

            for (var need = 0; need < _covered.Length; need++)
                fresh += _problem.NeedWeights[need] * Math.Max(0, _problem.Cover[(candidate * _covered.Length) + need] - _covered[need]);
            var value = (_weights.Fit * _problem.FitOf(role, candidate) / _seats.Count) + (_weights.Acceptance * acceptance / _pairs);
            Insert(_top, count, open, value);
            Insert(_topNew, count, open, value + (_weights.Coverage * fresh / _needSum));
            Insert(_topTies, count, open, ties);
            if (count < open) count++;
        }

        return count;
    }

    private static void Insert(double[] top, int count, int most, double value)
    {
        if (count == most && value <= top[count - 1]) return;
        var at = count < most ? count : count - 1;
        for (; at > 0 && top[at - 1] < value; at--) top[at] = top[at - 1];
        top[at] = value;
    }

    // What could be covered besides if every need met its best open candidate.
    private double UncoveredYet()
    {
        double sum = 0;
        for (var need = 0; need < _covered.Length; need++)
        {
            var most = _covered[need];
            for (var role = 0; role < _open.Length; role++)
                if (_open[role] > 0) most = Math.Max(most, _mostCover[(role * _covered.Length) + need]);
            sum += _problem.NeedWeights[need] * (most - _covered[need]);
        }

        return sum;
    }

    private double BestBalance(double fewest, double most)
    {
        if (_seats.Count < 2) return 0;
        var best = _problem.Weights.TiedShare * _pairs;
        return ConsortiumValue.Balance(_problem, Math.Clamp(best, fewest, Math.Max(fewest, most)) / _pairs);
    }
}

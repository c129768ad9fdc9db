namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Places meetings that chains did not: each goes where the fewest others have to leave, which are placed elsewhere by chains or by the same, and may not come back for a while (tabu search over partial colourings;
/// Blöchliger, Zufferey 2008). Keeps the plan with the fewest meetings missing.
/// </summary>
internal sealed class SlotSearch
{
    private readonly SlotPlan _plan;
    private readonly AlternatingChains _chains;
    private readonly Random _random;
    private readonly int[] _mayReturn;
    private readonly List<int> _missing = [];
    private readonly int[] _leaving = new int[3];

    public SlotSearch(SlotPlan plan, AlternatingChains chains, int seed)
    {
        (_plan, _chains, _random) = (plan, chains, new Random(seed));
        _mayReturn = new int[plan.Pairs.Count * plan.Slots];
    }

    /// <summary>Searches until everything has a slot, the steps are used up, or nothing got better for an eighth of them. Returns the steps that are left.</summary>
    public int Run(int steps, CancellationToken cancellationToken)
    {
        _missing.Clear();
        Array.Clear(_mayReturn);
        for (var meeting = 0; meeting < _plan.Pairs.Count; meeting++)
            if (_plan.SlotOf[meeting] == Meeting.Nowhere) _missing.Add(meeting);
        var (best, bestSlots, patience, last) = (_missing.Count, (int[])_plan.SlotOf.Clone(), Math.Max(500, steps / 8), 0);
        var step = 0;
        for (; step < steps && _missing.Count > 0 && step - last < patience; step++)
        {
            if (step % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            var at = _random.Next(_missing.Count);
            var meeting = _missing[at];
            if (!Push(meeting, step)) continue;
            (_missing[at], _missing[^1]) = (_missing[^1], _missing[at]);
            _missing.Remove(meeting);
            for (var one = _missing.Count - 1; one >= 0 && _missing.Count - one <= 3; one--)
                if (_chains.Place(_missing[one])) _missing.RemoveAt(one);
            if (_missing.Count >= best) continue;
            (best, last) = (_missing.Count, step);
            _plan.SlotOf.CopyTo(bestSlots, 0);
        }

        if (_missing.Count > best) _plan.Restore(bestSlots);
        return steps - step;
    }

    // Puts the meeting where the fewest leave, and has them leave.
    private bool Push(int meeting, int step)
    {
        var (bestSlot, fewest, ties) = (-1, int.MaxValue, 0);
        for (var slot = 0; slot < _plan.OpenSlots; slot++)
        {
            var leaving = Leaving(meeting, slot);
            if (leaving < 0 || leaving > fewest || (leaving > 0 && _mayReturn[(meeting * _plan.Slots) + slot] > step)) continue;
            ties = leaving < fewest ? 1 : ties + 1;
            if (ties > 1 && _random.Next(ties) != 0) continue;
            (fewest, bestSlot) = (leaving, slot);
        }

        if (bestSlot < 0) return false;
        var count = Leaving(meeting, bestSlot);
        for (var at = 0; at < count; at++)
        {
            var leaver = _leaving[at];
            _plan.Take(leaver);
            _missing.Add(leaver);
            _mayReturn[(leaver * _plan.Slots) + bestSlot] = step + 6 + _random.Next(10) + _missing.Count;
        }

        _plan.Put(meeting, bestSlot);
        return true;
    }

    // Who has to leave; -1 where the meeting cannot be there.
    private int Leaving(int meeting, int slot)
    {
        var (a, b) = _plan.Pairs[meeting];
        if (!_plan.IsThere(a, slot) || !_plan.IsThere(b, slot) || _plan.Problem.Tables[slot] == 0) return -1;
        var count = 0;
        foreach (var other in stackalloc[] { _plan.At(a, slot), _plan.At(b, slot) })
        {
            if (other == SlotPlan.None) continue;
            if (_plan.IsFixed[other]) return -1;
            _leaving[count++] = other;
        }

        if (count > 0 || _plan.HasTable(slot)) return count;
        var start = _random.Next(_plan.Problem.ParticipantCount);
        for (var step = 0; step < _plan.Problem.ParticipantCount; step++)
        {
            var one = (start + step) % _plan.Problem.ParticipantCount;
            if (_plan.At(one, slot) is var other && other != SlotPlan.None && !_plan.IsFixed[other])
            {
                _leaving[0] = other;
                return 1;
            }
        }

        return -1;
    }
}

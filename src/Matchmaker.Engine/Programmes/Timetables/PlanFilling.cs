namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Fills a plan whose choice did not fit in whole: meetings that were not chosen come in the stead of those that found no slot, and a meeting gives way where the one that comes is worth more than what leaves. Every step
/// raises the plan's worth. O(participants × slots) to look for one step of a participant.
/// </summary>
internal sealed class PlanFilling
{
    private const int Failures = 4000;
    private const int Passes = 6;
    private const double Least = 1e-9;
    private readonly SlotPlan _plan;
    private readonly PossibleMeetings _possible;
    private readonly MeetingWorth _worth;
    private readonly AlternatingChains _chains;
    private readonly int[] _loads;
    private readonly HashSet<(int A, int B)> _meets;

    public PlanFilling(SlotPlan plan, PossibleMeetings possible, MeetingWorth worth)
    {
        (_plan, _possible, _worth, _chains) = (plan, possible, worth, new AlternatingChains(plan));
        var placed = plan.Placed();
        (_loads, _meets) = (worth.LoadsOf(placed), [.. placed.Select(meeting => meeting.Pair)]);
    }

    public void Run(CancellationToken cancellationToken)
    {
        // All that was chosen stands: nothing not chosen would add worth.
        if (_plan.Missing == 0) return;
        AddByChains(cancellationToken);
        for (var pass = 0; pass < Passes; pass++)
        {
            var bettered = false;
            foreach (var one in Enumerable.Range(0, _loads.Length).OrderBy(one => _loads[one]).ThenBy(one => one).ToList())
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (Replace(one)) bettered = true;
            }

            if (!bettered) break;
        }

        AddByChains(cancellationToken);
    }

    // The best first, without anybody's leaving.
    private void AddByChains(CancellationToken cancellationToken)
    {
        if (_plan.Used.Sum() >= _worth.Places) return;
        List<(double Gain, int A, int B)> candidates = [];
        for (var one = 0; one < _loads.Length; one++)
        {
            for (var next = _possible.Starts[one]; next < _possible.Starts[one + 1] && HasRoom(one); next++)
            {
                var other = _possible.Others[next];
                if (other > one && HasRoom(other) && !_meets.Contains((one, other))) candidates.Add((Gain(one, other), one, other));
            }
        }

        candidates.Sort((x, y) => x.Gain != y.Gain ? y.Gain.CompareTo(x.Gain) : (x.A, x.B).CompareTo((y.A, y.B)));
        var failures = 0;
        foreach (var (_, a, b) in candidates)
        {
            if (failures >= Failures) break;
            cancellationToken.ThrowIfCancellationRequested();
            if (!HasRoom(a) || !HasRoom(b) || Gain(a, b) <= Least) continue;
            var meeting = _plan.Add(a, b);
            if (_chains.Place(meeting))
            {
                Count(a, b, 1);
                continue;
            }

            _plan.RemoveLast();
            failures++;
        }
    }

    // The best meeting that one can have in a slot in which it is free, although others leave for it.
    private bool Replace(int one)
    {
        if (!HasRoom(one)) return false;
        var (best, bestOther, bestSlot, bestVictim) = (Least, -1, -1, SlotPlan.None);
        for (var slot = 0; slot < _plan.Slots; slot++)
        {
            if (!_plan.IsFree(one, slot) || _plan.Problem.Tables[slot] == 0) continue;
            var (weakest, weakestLoss) = _plan.HasTable(slot) ? (SlotPlan.None, 0) : Weakest(slot);
            for (var next = _possible.Starts[one]; next < _possible.Starts[one + 1]; next++)
            {
                var other = _possible.Others[next];
                if (!_plan.IsThere(other, slot)) continue;
                var busy = _plan.At(other, slot);
                var (victim, loss) = busy == SlotPlan.None ? (weakest, weakestLoss) : (busy, _plan.IsFixed[busy] ? double.PositiveInfinity : Loss(busy));
                if (busy == SlotPlan.None && !HasRoom(other)) continue;

                // Who leaves for a new meeting of its own keeps its load.
                var gain = _possible.Scores[next] + _worth.Marginal(one, _loads[one] + 1) - loss + (busy == SlotPlan.None ? _worth.Marginal(other, _loads[other] + 1) : _worth.Marginal(other, _loads[other]));
                if (gain <= best || _meets.Contains(Meeting.Of(one, other).Pair)) continue;
                if (busy == SlotPlan.None && victim != SlotPlan.None && (_plan.Pairs[victim].A == other || _plan.Pairs[victim].B == other)) continue;
                (best, bestOther, bestSlot, bestVictim) = (gain, other, slot, victim);
            }
        }

        if (bestOther < 0) return false;
        if (bestVictim != SlotPlan.None)
        {
            _plan.Take(bestVictim);
            Count(_plan.Pairs[bestVictim].A, _plan.Pairs[bestVictim].B, -1);
        }

        _plan.Put(_plan.Add(one, bestOther), bestSlot);
        Count(one, bestOther, 1);
        return true;
    }

    private (int Meeting, double Loss) Weakest(int slot)
    {
        var (weakest, least) = (SlotPlan.None, double.PositiveInfinity);
        for (var one = 0; one < _loads.Length; one++)
        {
            var meeting = _plan.At(one, slot);
            if (meeting == SlotPlan.None || _plan.Pairs[meeting].A != one || _plan.IsFixed[meeting] || Loss(meeting) >= least) continue;
            (weakest, least) = (meeting, Loss(meeting));
        }

        return (weakest, least);
    }

    private double Loss(int meeting)
    {
        var (a, b) = _plan.Pairs[meeting];
        return _plan.Problem.Score(a, b) + _worth.Marginal(a, _loads[a]) + _worth.Marginal(b, _loads[b]);
    }

    private double Gain(int one, int other) => _plan.Problem.Score(one, other) + _worth.Marginal(one, _loads[one] + 1) + _worth.Marginal(other, _loads[other] + 1);

    private bool HasRoom(int one) => _loads[one] < _worth.Caps[one];

    private void Count(int a, int b, int by)
    {
        (_loads[a], _loads[b]) = (_loads[a] + by, _loads[b] + by);
        if (by > 0) _meets.Add(Meeting.Of(a, b).Pair);
        else _meets.Remove(Meeting.Of(a, b).Pair);
    }
}

namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Mends a plan at the least cost: meetings without a slot get one or are dropped, slots with more meetings than tables give some up, and whoever stands in the way moves. Searches by depth under a cost that is raised one
/// by one (Korf 1985), so the first way found is the cheapest. A meeting that was placed stays, and none that left comes back to its old slot; both hold in some cheapest way.
/// </summary>
internal sealed class MendingSearch
{
    private readonly SlotPlan _plan;
    private readonly int[] _homes;
    private readonly int _first;
    private readonly int _dropCost;
    private readonly bool[] _isSettled;
    private readonly int[] _slotsOf;
    private readonly int[] _loads;
    private readonly int _places;
    private readonly List<int> _waiting = [];
    private int _held;
    private int _steps;

    /// <param name="plan">The plan; meetings without a slot wait.</param>
    /// <param name="homes">Where each meeting stood before; one that stands in no other slot when it ends has not moved.</param>
    /// <param name="first">The first slot that is not over.</param>
    /// <param name="dropCost">What a dropped meeting costs.</param>
    public MendingSearch(SlotPlan plan, int[] homes, int first, int dropCost)
    {
        (_plan, _homes, _first, _dropCost) = (plan, homes, first, dropCost);
        _isSettled = new bool[plan.Pairs.Count];
        (_slotsOf, _loads, _held) = (new int[plan.Problem.ParticipantCount], new int[plan.Problem.ParticipantCount], plan.Pairs.Count);
        for (var slot = first; slot < plan.Slots; slot++)
        {
            _places += plan.Problem.Tables[slot];
            for (var one = 0; one < _slotsOf.Length; one++)
                if (plan.Problem.Tables[slot] > 0 && plan.Problem.IsThere(one, slot)) _slotsOf[one]++;
        }

        foreach (var (a, b) in plan.Pairs) (_loads[a], _loads[b]) = (_loads[a] + 1, _loads[b] + 1);
    }

    /// <summary>Finds the cheapest way to place all that wait, and makes it. Returns its cost, or null with the plan as it was where the steps run out or it costs more than the most.</summary>
    /// <param name="waiting">Meetings without a slot.</param>
    /// <param name="most">The highest cost.</param>
    /// <param name="steps">The steps that are left; fewer afterwards.</param>
    /// <param name="least">Raised to the least cost that is not ruled out.</param>
    /// <param name="cancellationToken">Asked at every cost.</param>
    public int? Run(IEnumerable<int> waiting, int most, ref int steps, ref int least, CancellationToken cancellationToken)
    {
        _waiting.Clear();
        _waiting.AddRange(waiting);
        _steps = steps;
        try
        {
            for (var cost = Math.Max(least, Math.Min(most, Unavoidable())); cost <= most; cost++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                least = Math.Max(least, cost);
                if (Mend(cost)) return cost;
                if (_steps <= 0) return null;
            }

            least = most + 1;
            return null;
        }
        finally
        {
            steps = _steps;
        }
    }

    /// <summary>The meeting of a slot that most easily goes elsewhere; null where none may move.</summary>
    public int? Lightest(int slot) => Movable(slot) is [var first, ..] ? first : null;

    /// <summary>Leaves a meeting without a slot out of account until it is taken up.</summary>
    public void SetAside(int meeting) => Count(meeting, -1);

    /// <summary>Counts a meeting again that was set aside.</summary>
    public void TakeUp(int meeting) => Count(meeting, 1);

    // Whether all can be mended for no more than the cost; then it is.
    private bool Mend(int cost)
    {
        if (_steps-- <= 0 || cost < Unavoidable()) return false;
        if (_waiting.Count > 0)
        {
            var meeting = TakeHardest();
            if (Place(meeting, cost)) return true;
            _waiting.Add(meeting);
            return false;
        }

        for (var slot = _first; slot < _plan.Slots; slot++)
        {
            if (_plan.Used[slot] <= _plan.Problem.Tables[slot]) continue;
            foreach (var one in Movable(slot))
                if (Evict([one], cost, Mend)) return true;
            return false;
        }

        return true;
    }

    private bool Place(int meeting, int cost)
    {
        var (a, b) = _plan.Pairs[meeting];
        for (var conflicts = 0; conflicts <= 2; conflicts++)
        {
            for (var slot = _first; slot < _plan.Slots; slot++)
            {
                if (slot == _homes[meeting] || !_plan.Problem.IsThere(a, slot) || !_plan.Problem.IsThere(b, slot) || _plan.Problem.Tables[slot] == 0) continue;
                int[] standing = [.. new[] { _plan.At(a, slot), _plan.At(b, slot) }.Where(one => one != SlotPlan.None)];
                if (standing.Length != conflicts || standing.Any(one => !CanMove(one))) continue;
                bool PlaceHere(int rest)
                {
                    _plan.Put(meeting, slot);
                    _isSettled[meeting] = true;
                    if (Mend(rest)) return true;
                    _isSettled[meeting] = false;
                    _plan.Take(meeting);
                    return false;
                }

                // A slot that becomes too full gives somebody up later.
                if (Evict(standing, cost, PlaceHere)) return true;
            }
        }

        if (cost < _dropCost) return false;
        Count(meeting, -1);
        if (Mend(cost - _dropCost)) return true;
        Count(meeting, 1);
        return false;
    }

    private void Count(int meeting, int by)
    {
        var (a, b) = _plan.Pairs[meeting];
        (_loads[a], _loads[b], _held) = (_loads[a] + by, _loads[b] + by, _held + by);
    }

    // Each that leaves costs one, wherever it goes.
    private bool Evict(int[] leaving, int cost, Func<int, bool> then)
    {
        if (leaving.Length > cost) return false;
        var slots = Array.ConvertAll(leaving, one => _plan.SlotOf[one]);
        foreach (var one in leaving)
        {
            _plan.Take(one);
            _waiting.Add(one);
        }

        if (then(cost - leaving.Length)) return true;
        for (var at = 0; at < leaving.Length; at++)
        {
            _waiting.Remove(leaving[at]);
            _plan.Put(leaving[at], slots[at]);
        }

        return false;
    }

    private bool CanMove(int meeting) => !_plan.IsFixed[meeting] && !_isSettled[meeting];

    private List<int> Movable(int slot) => [.. _plan.In(slot).Where(CanMove).OrderByDescending(FreeSlots)];

    private int FreeSlots(int meeting)
    {
        var free = 0;
        for (var slot = _first; slot < _plan.Slots; slot++)
            if (slot != _homes[meeting] && _plan.Fits(meeting, slot)) free++;
        return free;
    }

    // Each meeting over the tables of its slot has to leave it; and there are no more meetings than tables, nor of a participant than slots in which it is there. One that is dropped counts for two participants.
    private int Unavoidable()
    {
        var (over, most, sum) = (0, Math.Max(0, _held - _places), 0);
        for (var slot = _first; slot < _plan.Slots; slot++) over += Math.Max(0, _plan.Used[slot] - _plan.Problem.Tables[slot]);
        for (var one = 0; one < _loads.Length; one++)
        {
            if (_loads[one] <= _slotsOf[one]) continue;
            most = Math.Max(most, _loads[one] - _slotsOf[one]);
            sum += _loads[one] - _slotsOf[one];
        }

        return over + (_dropCost * Math.Max(most, (sum + 1) / 2));
    }

    private int TakeHardest()
    {
        var (hardest, fewest) = (0, int.MaxValue);
        for (var at = 0; at < _waiting.Count; at++)
        {
            var free = FreeSlots(_waiting[at]);
            if (free < fewest) (hardest, fewest) = (at, free);
        }

        var meeting = _waiting[hardest];
        _waiting.RemoveAt(hardest);
        return meeting;
    }
}

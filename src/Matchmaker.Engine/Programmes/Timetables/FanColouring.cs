namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// The constructive proof of Vizing's theorem (Misra, Gries 1992): where everybody is always there, one slot more than the largest load is enough for all meetings. Tables are not looked at while meetings are placed;
/// afterwards chains level the slots, which with as many tables in each slot always succeeds. O(meetings × participants).
/// </summary>
internal sealed class FanColouring(SlotPlan plan)
{
    private readonly List<int> _fan = [];

    /// <summary>Whether the theorem holds for the plan: nothing is placed, everybody is there in all open slots, and there is one slot more than the largest load.</summary>
    public static bool Applies(SlotPlan plan)
    {
        if (plan.Missing != plan.Pairs.Count || !plan.IsEverybodyAlwaysThere()) return false;
        var loads = new int[plan.Problem.ParticipantCount];
        foreach (var (a, b) in plan.Pairs) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        return loads.DefaultIfEmpty(0).Max() < plan.OpenSlots;
    }

    /// <summary>Places all meetings, levels the slots, and takes out what is left over a slot's tables.</summary>
    public void PlaceAll()
    {
        for (var meeting = 0; meeting < plan.Pairs.Count; meeting++) Place(meeting);
        var chains = new AlternatingChains(plan);
        for (var slot = 0; slot < plan.OpenSlots; slot++)
        {
            for (var to = 0; to < plan.OpenSlots; to++)
                while (to != slot && plan.Used[slot] > plan.Problem.Tables[slot] && plan.HasTable(to) && chains.Level(slot, to)) { }
            foreach (var meeting in plan.In(slot).Skip(plan.Problem.Tables[slot]).ToList()) plan.Take(meeting);
        }
    }

    private void Place(int meeting)
    {
        var (centre, first) = plan.Pairs[meeting];
        Spread(meeting, centre, first);
        var (free, toFree) = (FreeSlot(centre), FreeSlot(plan.Other(_fan[^1], centre)));
        Invert(centre, toFree, free);

        // The part of the fan that is still one, up to a participant that is now free in the slot. By the theorem there is one.
        var end = 0;
        while (!IsFree(plan.Other(_fan[end], centre), toFree)) end++;
        for (var at = 0; at < end; at++)
        {
            var slot = plan.SlotOf[_fan[at + 1]];
            plan.Take(_fan[at + 1]);
            plan.Put(_fan[at], slot);
        }

        plan.Put(_fan[end], toFree);
    }

    // Meetings of the centre, of which each stands in a slot in which the participant before it is free; as long as can be.
    private void Spread(int meeting, int centre, int first)
    {
        _fan.Clear();
        _fan.Add(meeting);
        var last = first;
        for (var slot = 0; slot < plan.OpenSlots; slot++)
        {
            var next = plan.At(centre, slot);
            if (next == SlotPlan.None || !IsFree(last, slot) || _fan.Contains(next)) continue;
            _fan.Add(next);
            last = plan.Other(next, centre);
            slot = -1;
        }
    }

    // Exchanges the two slots along the chain from the centre, so that the centre is free in the first.
    private void Invert(int centre, int slot, int other)
    {
        List<int> chain = [];
        var (one, inSlot, next) = (centre, slot, other);
        while (plan.At(one, inSlot) is var meeting && meeting != SlotPlan.None)
        {
            chain.Add(meeting);
            one = plan.Other(meeting, one);
            (inSlot, next) = (next, inSlot);
        }

        int[] before = [.. chain.Select(meeting => plan.SlotOf[meeting])];
        foreach (var meeting in chain) plan.Take(meeting);
        for (var at = 0; at < before.Length; at++) plan.Put(chain[at], before[at] == slot ? other : slot);
    }

    private bool IsFree(int participant, int slot) => plan.At(participant, slot) == SlotPlan.None;

    private int FreeSlot(int participant)
    {
        for (var slot = 0; slot < plan.OpenSlots; slot++)
            if (IsFree(participant, slot)) return slot;
        throw new InvalidOperationException("Nobody has more meetings than slots.");
    }
}

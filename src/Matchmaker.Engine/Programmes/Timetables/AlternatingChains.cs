namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Makes room by exchanging two slots along a chain of meetings that stand in them by turns (Kempe 1879). Inside a chain everybody keeps one meeting in each of the two slots, so only its ends ask who is there; and only a
/// chain of odd length changes how many tables a slot needs, which also levels slots (McDiarmid 1972; de Werra 1971).
/// </summary>
internal sealed class AlternatingChains(SlotPlan plan)
{
    private readonly List<int> _chain = [];

    /// <summary>Puts a meeting where both are free, or makes them free in one slot by one chain. O(slots² × length of a chain).</summary>
    public bool Place(int meeting)
    {
        for (var slot = 0; slot < plan.OpenSlots; slot++)
        {
            if (!plan.Fits(meeting, slot)) continue;
            plan.Put(meeting, slot);
            return true;
        }

        var (a, b) = plan.Pairs[meeting];
        return FreeBoth(meeting, a, b) || FreeBoth(meeting, b, a) || FreeTable(meeting, a, b);
    }

    // One is free in a slot in which the other meets somebody: that meeting goes to a slot in which the other is free, and so on along the chain.
    private bool FreeBoth(int meeting, int free, int busy)
    {
        for (var slot = 0; slot < plan.OpenSlots; slot++)
        {
            if (!plan.IsFree(free, slot) || !plan.IsThere(busy, slot) || plan.At(busy, slot) == SlotPlan.None) continue;
            for (var to = 0; to < plan.OpenSlots; to++)
            {
                if (!plan.IsFree(busy, to) || !Follow(busy, slot, to, out var end) || end == free) continue;
                var isOdd = _chain.Count % 2 == 1;
                if (isOdd ? !plan.HasTable(to) : !plan.HasTable(slot)) continue;
                Exchange(slot, to);
                plan.Put(meeting, slot);
                return true;
            }
        }

        return false;
    }

    // Both are free, and every table is taken: a chain of odd length takes one meeting more out of the slot than it brings.
    private bool FreeTable(int meeting, int a, int b)
    {
        for (var slot = 0; slot < plan.OpenSlots; slot++)
        {
            if (!plan.IsFree(a, slot) || !plan.IsFree(b, slot)) continue;
            for (var to = 0; to < plan.OpenSlots; to++)
            {
                if (to == slot || !plan.HasTable(to)) continue;
                for (var one = 0; one < plan.Problem.ParticipantCount; one++)
                {
                    // The two have no meeting in the slot, so no chain of odd length ends at them.
                    if (!Lightens(one, slot, to)) continue;
                    Exchange(slot, to);
                    plan.Put(meeting, slot);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Takes a meeting out of a slot that has too many, into one that has too few; false where no chain does.</summary>
    public bool Level(int slot, int to)
    {
        for (var one = 0; one < plan.Problem.ParticipantCount; one++)
        {
            if (!Lightens(one, slot, to)) continue;
            Exchange(slot, to);
            return true;
        }

        return false;
    }

    private bool Lightens(int from, int slot, int to) => plan.At(from, slot) != SlotPlan.None && plan.IsFree(from, to) && Follow(from, slot, to, out _) && _chain.Count % 2 == 1;

    // The chain from a participant that has a meeting in one slot and is free in the other. Its far end must be there where it comes to stand.
    private bool Follow(int from, int slot, int to, out int end)
    {
        _chain.Clear();
        var (one, inSlot, other) = (from, slot, to);
        while (plan.At(one, inSlot) is var meeting && meeting != SlotPlan.None)
        {
            end = one;
            if (plan.IsFixed[meeting]) return false;
            _chain.Add(meeting);
            one = plan.Other(meeting, one);
            (inSlot, other) = (other, inSlot);
        }

        end = one;

        // It has a meeting in `other`, which goes to `inSlot`.
        return plan.IsThere(one, inSlot);
    }

    private void Exchange(int slot, int to)
    {
        Span<int> before = _chain.Count <= 256 ? stackalloc int[_chain.Count] : new int[_chain.Count];
        for (var at = 0; at < before.Length; at++)
        {
            before[at] = plan.SlotOf[_chain[at]];
            plan.Take(_chain[at]);
        }

        for (var at = 0; at < before.Length; at++) plan.Put(_chain[at], before[at] == slot ? to : slot);
    }
}

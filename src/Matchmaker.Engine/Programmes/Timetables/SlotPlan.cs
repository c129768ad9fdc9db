namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Meetings on their slots, always without conflict: nobody twice in a slot, nobody where it is away, no more meetings than tables. Some may have no slot yet.</summary>
internal sealed class SlotPlan
{
    /// <summary>No meeting.</summary>
    public const int None = -1;

    private readonly List<(int A, int B)> _pairs;
    private readonly int[] _at;

    /// <param name="problem">Who is there when, and the tables.</param>
    /// <param name="pairs">The meetings.</param>
    public SlotPlan(TimetableProblem problem, IReadOnlyList<(int A, int B)> pairs)
    {
        (Problem, _pairs, Slots) = (problem, [.. pairs], problem.SlotCount);
        OpenSlots = Slots;
        SlotOf = new int[pairs.Count];
        IsFixed = new bool[pairs.Count];
        Used = new int[Slots];
        _at = new int[problem.ParticipantCount * Slots];
        Array.Fill(SlotOf, Meeting.Nowhere);
        Array.Fill(_at, None);
        Missing = pairs.Count;
    }

    public TimetableProblem Problem { get; }

    /// <summary>The participants of each meeting.</summary>
    public IReadOnlyList<(int A, int B)> Pairs => _pairs;

    /// <summary>Number of slots.</summary>
    public int Slots { get; }

    /// <summary>Only slots before this one are used.</summary>
    public int OpenSlots { get; set; }

    /// <summary>The slot of each meeting.</summary>
    public int[] SlotOf { get; private set; }

    /// <summary>Meetings that stay where they are.</summary>
    public bool[] IsFixed { get; private set; }

    /// <summary>Meetings in each slot.</summary>
    public int[] Used { get; }

    /// <summary>Meetings without a slot.</summary>
    public int Missing { get; private set; }

    /// <summary>The participant's meeting in the slot.</summary>
    public int At(int participant, int slot) => _at[(participant * Slots) + slot];

    /// <summary>Whether the slot is open, and the participant is there.</summary>
    public bool IsThere(int participant, int slot) => slot < OpenSlots && Problem.IsThere(participant, slot);

    /// <summary>Whether the participant is there, and meets nobody.</summary>
    public bool IsFree(int participant, int slot) => IsThere(participant, slot) && At(participant, slot) == None;

    public bool HasTable(int slot) => Used[slot] < Problem.Tables[slot];

    /// <summary>Whether the meeting could be put there as things are.</summary>
    public bool Fits(int meeting, int slot) => HasTable(slot) && IsFree(Pairs[meeting].A, slot) && IsFree(Pairs[meeting].B, slot);

    public void Put(int meeting, int slot)
    {
        var (a, b) = Pairs[meeting];
        _at[(a * Slots) + slot] = meeting;
        _at[(b * Slots) + slot] = meeting;
        SlotOf[meeting] = slot;
        Used[slot]++;
        Missing--;
    }

    public void Take(int meeting)
    {
        var ((a, b), slot) = (Pairs[meeting], SlotOf[meeting]);
        _at[(a * Slots) + slot] = None;
        _at[(b * Slots) + slot] = None;
        SlotOf[meeting] = Meeting.Nowhere;
        Used[slot]--;
        Missing++;
    }

    /// <summary>One more meeting, without a slot; its number.</summary>
    public int Add(int one, int other)
    {
        var meeting = _pairs.Count;
        _pairs.Add(Meeting.Of(one, other).Pair);
        if (SlotOf.Length == meeting)
        {
            var (slots, isFixed, more) = (SlotOf, IsFixed, (2 * meeting) + 16);
            Array.Resize(ref slots, more);
            Array.Resize(ref isFixed, more);
            (SlotOf, IsFixed) = (slots, isFixed);
        }

        SlotOf[meeting] = Meeting.Nowhere;
        Missing++;
        return meeting;
    }

    /// <summary>Forgets the last meeting, which has no slot.</summary>
    public void RemoveLast()
    {
        _pairs.RemoveAt(_pairs.Count - 1);
        Missing--;
    }

    /// <summary>The meetings that have a slot.</summary>
    public List<Meeting> Placed() =>
        [.. Enumerable.Range(0, _pairs.Count).Where(meeting => SlotOf[meeting] != Meeting.Nowhere).Select(meeting => new Meeting(_pairs[meeting].A, _pairs[meeting].B, SlotOf[meeting]))];

    /// <summary>Puts every meeting where it is said to be, from an empty plan or any other.</summary>
    public void Restore(int[] slots)
    {
        for (var meeting = 0; meeting < slots.Length; meeting++)
            if (SlotOf[meeting] != Meeting.Nowhere) Take(meeting);
        for (var meeting = 0; meeting < slots.Length; meeting++)
            if (slots[meeting] != Meeting.Nowhere) Put(meeting, slots[meeting]);
    }

    /// <summary>The other participant of a meeting.</summary>
    public int Other(int meeting, int participant) => Pairs[meeting].A == participant ? Pairs[meeting].B : Pairs[meeting].A;

    /// <summary>Meetings in the slot. O(meetings).</summary>
    public IEnumerable<int> In(int slot) => Enumerable.Range(0, _pairs.Count).Where(meeting => SlotOf[meeting] == slot);

    /// <summary>Whether everybody is always there, as far as slots are open.</summary>
    public bool IsEverybodyAlwaysThere()
    {
        for (var one = 0; one < Problem.ParticipantCount; one++)
            for (var slot = 0; slot < OpenSlots; slot++)
                if (!Problem.IsThere(one, slot)) return false;
        return true;
    }
}

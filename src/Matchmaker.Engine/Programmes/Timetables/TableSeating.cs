namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Which table each meeting has: the one it had, else one at which somebody of the two sits in the slot before or after, else the first free.</summary>
public static class TableSeating
{
    /// <summary>The table of each meeting, in their order; O(meetings × tables). Deterministic.</summary>
    /// <param name="meetings">Meetings, each with its slot.</param>
    /// <param name="isOpen">slots × tables, slot after slot: whether the table can be used.</param>
    /// <param name="tables">Tables of a slot, open or not.</param>
    /// <param name="before">Tables of meetings that had one; a meeting that is in another slot now is another.</param>
    /// <exception cref="ArgumentException">A slot has more meetings than open tables.</exception>
    public static int[] Assign(IReadOnlyList<Meeting> meetings, bool[] isOpen, int tables, IReadOnlyDictionary<Meeting, int>? before = null)
    {
        var (seats, taken) = (new int[meetings.Count], new HashSet<(int Slot, int Table)>());
        var sits = new Dictionary<(int Participant, int Slot), int>();
        Array.Fill(seats, -1);
        void Seat(int at, int table)
        {
            var (a, b, slot) = meetings[at];
            seats[at] = table;
            taken.Add((slot, table));
            (sits[(a, slot)], sits[(b, slot)]) = (table, table);
        }

        bool IsFree(int slot, int table) => table >= 0 && table < tables && isOpen[(slot * tables) + table] && !taken.Contains((slot, table));
        for (var at = 0; at < seats.Length; at++)
            if (before is not null && before.TryGetValue(meetings[at], out var table) && IsFree(meetings[at].Slot, table)) Seat(at, table);
        foreach (var at in Enumerable.Range(0, seats.Length).Where(at => seats[at] < 0).OrderBy(at => meetings[at].Slot).ThenBy(at => meetings[at].A).ThenBy(at => meetings[at].B).ToList())
        {
            var (a, b, slot) = meetings[at];
            var near = new[] { (a, slot - 1), (b, slot - 1), (a, slot + 1), (b, slot + 1) }.Select(place => sits.GetValueOrDefault(place, -1)).FirstOrDefault(table => IsFree(slot, table), -1);
            if (near < 0) near = Enumerable.Range(0, tables).FirstOrDefault(table => IsFree(slot, table), -1);
            if (near < 0) throw new ArgumentException($"Slot {slot} has more meetings than open tables.", nameof(meetings));
            Seat(at, near);
        }

        return seats;
    }
}

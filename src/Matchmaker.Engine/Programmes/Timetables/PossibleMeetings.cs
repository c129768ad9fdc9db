namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>The pairs among which meetings are chosen: those that may meet, can meet, have room left beside their locked meetings, and are not locked themselves. Compressed rows, each pair from both sides.</summary>
internal sealed class PossibleMeetings
{
    public PossibleMeetings(TimetableProblem problem, MeetingWorth worth)
    {
        var (count, locked) = (problem.ParticipantCount, problem.Locked.Select(meeting => meeting.Pair).ToHashSet());
        BaseLoads = worth.LoadsOf(problem.Locked);
        Rooms = [.. worth.Caps.Select((cap, one) => Math.Max(0, cap - BaseLoads[one]))];
        Places = Math.Max(0, worth.Places - problem.Locked.Count);
        var there = SlotSets(problem);
        var words = there.Length / Math.Max(1, count);
        var (starts, others, scores) = (new int[count + 1], new List<int>(), new List<double>());
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < count && Rooms[one] > 0; other++)
            {
                if (other == one || Rooms[other] == 0 || double.IsNaN(problem.Score(one, other))) continue;
                if (!Meets(there.AsSpan(one * words, words), there.AsSpan(other * words, words))) continue;
                if (locked.Contains(Meeting.Of(one, other).Pair)) continue;
                others.Add(other);
                scores.Add(problem.Score(one, other));
            }

            starts[one + 1] = others.Count;
        }

        (Starts, Others, Scores) = (starts, [.. others], [.. scores]);
    }

    /// <summary>Where each participant's partners begin; length participants + 1.</summary>
    public int[] Starts { get; }

    /// <summary>Partners.</summary>
    public int[] Others { get; }

    /// <summary>What the meeting with each partner is worth.</summary>
    public double[] Scores { get; }

    /// <summary>Locked meetings of each participant.</summary>
    public int[] BaseLoads { get; }

    /// <summary>How many meetings each participant can have beside its locked ones.</summary>
    public int[] Rooms { get; }

    /// <summary>How many meetings there can be in all beside the locked ones.</summary>
    public int Places { get; }

    private static bool Meets(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var at = 0; at < one.Length; at++)
            if ((one[at] & other[at]) != 0) return true;
        return false;
    }

    private static ulong[] SlotSets(TimetableProblem problem)
    {
        var words = (problem.SlotCount + 63) / 64;
        var sets = new ulong[words * problem.ParticipantCount];
        for (var one = 0; one < problem.ParticipantCount; one++)
            for (var slot = 0; slot < problem.SlotCount; slot++)
                if (problem.Tables[slot] > 0 && problem.IsThere(one, slot)) sets[(one * words) + (slot >> 6)] |= 1UL << (slot & 63);
        return sets;
    }
}

namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// A forum of meetings of two: who is there when, how many meetings can be held at once, what each pair's meeting is worth, and how many meetings each participant should have at least and at most.
/// </summary>
public sealed class TimetableProblem
{
    /// <param name="tables">For each slot, how many meetings it holds.</param>
    /// <param name="isAvailable">participants × slots, participant after participant.</param>
    /// <param name="scores">participants × participants: what a meeting of the two is worth, at least 0, or NaN where they must not meet. Symmetric; the diagonal is not looked at.</param>
    /// <param name="least">For each participant, the number of meetings below which it falls short.</param>
    /// <param name="most">For each participant, the greatest number of meetings.</param>
    /// <param name="locked">Meetings that are settled: with a slot, exactly there; without one, in any.</param>
    /// <exception cref="ArgumentException">
    /// Lengths that do not belong together, a number below 0, a least above its most, a score that is below 0, infinite or not symmetric, a locked meeting that is outside the problem, stands twice, is of one participant
    /// with itself, must not be, or stands where somebody is away, meets another, or no table is left.
    /// </exception>
    public TimetableProblem(int[] tables, bool[] isAvailable, double[] scores, int[] least, int[] most, IReadOnlyCollection<Meeting>? locked = null)
    {
        (Tables, IsAvailable, Scores, Least, Most, Locked) = (tables, isAvailable, scores, least, most, locked ?? []);
        if (least.Length != most.Length) throw new ArgumentException($"{most.Length} participants have {least.Length} least numbers of meetings.", nameof(least));
        if (isAvailable.Length != (long)ParticipantCount * SlotCount) throw new ArgumentException($"{ParticipantCount} participants and {SlotCount} slots make {(long)ParticipantCount * SlotCount} entries, not {isAvailable.Length}.", nameof(isAvailable));
        if (scores.Length != (long)ParticipantCount * ParticipantCount) throw new ArgumentException($"{ParticipantCount} participants make {(long)ParticipantCount * ParticipantCount} scores, not {scores.Length}.", nameof(scores));
        foreach (var count in tables) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(tables));
        for (var one = 0; one < ParticipantCount; one++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(least[one], nameof(least));
            if (least[one] > most[one]) throw new ArgumentException($"Participant {one} should have at least {least[one]} meetings and at most {most[one]}.", nameof(least));
        }

        RequireScores();
        RequireLocked();
    }

    /// <summary>Meetings that each slot holds.</summary>
    public int[] Tables { get; }

    /// <summary>participants × slots.</summary>
    public bool[] IsAvailable { get; }

    /// <summary>participants × participants; NaN where two must not meet.</summary>
    public double[] Scores { get; }

    /// <summary>Meetings below which each participant falls short.</summary>
    public int[] Least { get; }

    /// <summary>The greatest number of meetings of each participant.</summary>
    public int[] Most { get; }

    /// <summary>Settled meetings.</summary>
    public IReadOnlyCollection<Meeting> Locked { get; }

    /// <summary>Number of participants.</summary>
    public int ParticipantCount => Most.Length;

    /// <summary>Number of slots.</summary>
    public int SlotCount => Tables.Length;

    /// <summary>Whether the participant is there in the slot.</summary>
    public bool IsThere(int participant, int slot) => IsAvailable[(participant * SlotCount) + slot];

    /// <summary>What a meeting of the two is worth; NaN where they must not meet.</summary>
    public double Score(int one, int other) => Scores[(one * ParticipantCount) + other];

    /// <summary>In how many slots the participant is there. O(slots).</summary>
    public int SlotsOf(int participant)
    {
        var slots = 0;
        for (var slot = 0; slot < SlotCount; slot++)
            if (Tables[slot] > 0 && IsThere(participant, slot)) slots++;
        return slots;
    }

    /// <summary>Whether there is a slot with a table in which both are there. O(slots).</summary>
    public bool CanMeet(int one, int other)
    {
        for (var slot = 0; slot < SlotCount; slot++)
            if (Tables[slot] > 0 && IsThere(one, slot) && IsThere(other, slot)) return true;
        return false;
    }

    private void RequireScores()
    {
        for (var one = 0; one < ParticipantCount; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (score, back) = (Score(one, other), Score(other, one));
                if (score < 0 || double.IsInfinity(score)) throw new ArgumentException($"A score is at least 0 and finite, or NaN for two who must not meet; {one} and {other} have {score}.", nameof(Scores));
                if (!score.Equals(back)) throw new ArgumentException($"A meeting of {one} and {other} is worth {score} and, the other way, {back}; it needs one score.", nameof(Scores));
            }
        }
    }

    private void RequireLocked()
    {
        var (pairs, places, used) = (new HashSet<(int, int)>(), new HashSet<(int, int)>(), new int[SlotCount]);
        foreach (var (a, b, slot) in Locked)
        {
            if (a < 0 || b >= ParticipantCount || a >= b) throw new ArgumentException($"The locked meeting of {a} and {b} is none of two participants, the lower index first.", nameof(Locked));
            if (!pairs.Add((a, b))) throw new ArgumentException($"The meeting of {a} and {b} is locked twice.", nameof(Locked));
            if (double.IsNaN(Score(a, b))) throw new ArgumentException($"The meeting of {a} and {b} is locked, and must not be.", nameof(Locked));
            if (slot == Meeting.Nowhere) continue;
            if ((uint)slot >= (uint)SlotCount) throw new ArgumentException($"The meeting of {a} and {b} is locked in slot {slot}; there are {SlotCount}.", nameof(Locked));
            foreach (var one in new[] { a, b })
            {
                if (!IsThere(one, slot)) throw new ArgumentException($"The meeting of {a} and {b} is locked in slot {slot}, in which {one} is away.", nameof(Locked));
                if (!places.Add((one, slot))) throw new ArgumentException($"Participant {one} has two meetings locked in slot {slot}.", nameof(Locked));
            }

            if (++used[slot] > Tables[slot]) throw new ArgumentException($"Slot {slot} holds {Tables[slot]} meetings, and more are locked in it.", nameof(Locked));
        }
    }
}

namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Mends a timetable after somebody did not come, came late or left early, or a table was lost, with the fewest changes to the meetings of others.</summary>
public static class Replanner
{
    /// <summary>
    /// Mends a timetable: what is over stays; of the rest whatever still can be held where it stood stays unless it has to make room. The cost (<see cref="Replan.Cost"/>) is the least there is where
    /// <see cref="Replan.IsProven"/>; else the search ran out of steps, and went on meeting by meeting. Deterministic. Exponential in the cost, which is small where little happened.
    /// </summary>
    /// <param name="problem">How things are now: who is there, which tables there are. Meetings locked in a slot do not move.</param>
    /// <param name="before">The timetable so far.</param>
    /// <param name="options">What is over, and what a dropped meeting costs.</param>
    /// <param name="cancellationToken">Asked often.</param>
    /// <exception cref="ArgumentException">The options are out of range, or somebody meets twice in a slot of the timetable so far, or two meet twice, or a slot or participant of it does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Replan Mend(TimetableProblem problem, IReadOnlyList<Meeting> before, ReplanOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ReplanOptions();
        options.Validate(problem.SlotCount);
        Require(problem, before);
        var first = options.FirstOpenSlot;
        List<Meeting> over = [.. before.Where(meeting => meeting.Slot < first)];
        var (possible, cancelled) = (new List<Meeting>(), new List<Meeting>());
        foreach (var meeting in before.Where(meeting => meeting.Slot >= first)) (!IsGivenUp(options, meeting) && CanBeHeld(problem, meeting, first) ? possible : cancelled).Add(meeting);

        var plan = new SlotPlan(problem, [.. possible.Select(meeting => meeting.Pair)]);
        int[] homes = [.. possible.Select(meeting => meeting.Slot)];
        List<int> displaced = [];
        for (var meeting = 0; meeting < homes.Length; meeting++)
        {
            var (a, b, slot) = possible[meeting];
            if (!problem.IsThere(a, slot) || !problem.IsThere(b, slot))
            {
                displaced.Add(meeting);
                continue;
            }

            plan.Put(meeting, slot);
            plan.IsFixed[meeting] = problem.Locked.Contains(possible[meeting]);
        }

        var least = Search(plan, homes, displaced, options, cancellationToken);
        var (lost, moved, now) = (new List<Meeting>(), new List<MovedMeeting>(), new List<Meeting>());
        var (own, wasDisplaced, cost) = (new List<MovedMeeting>(), displaced.ToHashSet(), 0);
        for (var meeting = 0; meeting < homes.Length; meeting++)
        {
            var ((a, b, from), to) = (possible[meeting], plan.SlotOf[meeting]);
            if (to != from && !wasDisplaced.Contains(meeting)) cost++;
            if (to == Meeting.Nowhere)
            {
                lost.Add(possible[meeting]);
                cost += options.DropCost;
                continue;
            }

            now.Add(new(a, b, to));
            if (to != from) (wasDisplaced.Contains(meeting) ? own : moved).Add(new(a, b, from, to));
        }

        List<Meeting> added = options.Refill ? Refilling.Find(plan, [.. over, .. now], [.. cancelled, .. lost], first, options.NoShows.Keys) : [];
        return new(Ordered([.. over, .. now, .. added]), Ordered(cancelled), own, moved, Ordered(lost), Ordered(added), cost, least);
    }

    // The least cost that is not ruled out.
    private static int Search(SlotPlan plan, int[] homes, List<int> displaced, ReplanOptions options, CancellationToken cancellationToken)
    {
        var (search, steps, least) = (new MendingSearch(plan, homes, options.FirstOpenSlot, options.DropCost), options.SearchSteps, 0);
        var most = (displaced.Count + plan.Used.Sum()) * (options.DropCost + 1);
        if (search.Run(displaced, most, ref steps, ref least, cancellationToken) is not null) return least;

        // One after another: as cheap as can be for each, after those before it.
        var waiting = displaced.ToList();
        for (var slot = options.FirstOpenSlot; slot < plan.Slots; slot++)
            while (plan.Used[slot] > plan.Problem.Tables[slot] && search.Lightest(slot) is { } meeting)
            {
                plan.Take(meeting);
                waiting.Add(meeting);
            }

        foreach (var meeting in waiting) search.SetAside(meeting);
        foreach (var meeting in waiting)
        {
            search.TakeUp(meeting);
            var (share, none) = (Math.Max(500, options.SearchSteps / Math.Max(1, waiting.Count)), 0);
            if (search.Run([meeting], options.DropCost, ref share, ref none, cancellationToken) is null) search.SetAside(meeting);
        }

        return least;
    }

    private static bool IsGivenUp(ReplanOptions options, Meeting meeting) =>
        (options.NoShows.TryGetValue(meeting.A, out var from) && meeting.Slot >= from) || (options.NoShows.TryGetValue(meeting.B, out from) && meeting.Slot >= from);

    private static bool CanBeHeld(TimetableProblem problem, Meeting meeting, int first)
    {
        for (var slot = first; slot < problem.SlotCount; slot++)
            if (problem.Tables[slot] > 0 && problem.IsThere(meeting.A, slot) && problem.IsThere(meeting.B, slot)) return !double.IsNaN(problem.Score(meeting.A, meeting.B));
        return false;
    }

    private static List<Meeting> Ordered(IEnumerable<Meeting> meetings) => [.. meetings.OrderBy(meeting => meeting.Slot).ThenBy(meeting => meeting.A).ThenBy(meeting => meeting.B)];

    private static void Require(TimetableProblem problem, IReadOnlyList<Meeting> before)
    {
        var (pairs, places) = (new HashSet<(int, int)>(), new HashSet<(int, int)>());
        foreach (var (a, b, slot) in before)
        {
            if (a < 0 || b >= problem.ParticipantCount || a >= b || (uint)slot >= (uint)problem.SlotCount) throw new ArgumentException($"The meeting of {a} and {b} in slot {slot} is outside the problem.", nameof(before));
            if (!pairs.Add((a, b))) throw new ArgumentException($"{a} and {b} meet twice.", nameof(before));
            if (!places.Add((a, slot)) || !places.Add((b, slot))) throw new ArgumentException($"One of {a} and {b} meets twice in slot {slot}.", nameof(before));
        }
    }
}

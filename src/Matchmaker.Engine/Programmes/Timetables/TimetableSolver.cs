namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Makes a timetable: chooses meetings, places them, and fills what is left.</summary>
public static class TimetableSolver
{
    /// <summary>
    /// Solves a problem. The choice is near the best by alternating walks and has a bound by Lagrangian duality (see <see cref="Timetable.ValueBound"/>); placing keeps every rule, and names what found no slot.
    /// Deterministic, on one thread. Holds the pairs a few times; O(pairs) a step of the choice, O(slots² × participants) at worst a step of placing.
    /// </summary>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; checked often.</exception>
    public static Timetable Solve(TimetableProblem problem, TimetableOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new TimetableOptions();
        options.Validate();
        var worth = new MeetingWorth(problem, options);
        var possible = new PossibleMeetings(problem, worth);
        var prices = MeetingPrices.Find(possible, worth, cancellationToken);
        var chosen = MeetingChoice.Choose(possible, worth, prices, cancellationToken);

        var plan = new SlotPlan(problem, [.. problem.Locked.Select(meeting => meeting.Pair), .. chosen]);
        var at = 0;
        foreach (var meeting in problem.Locked)
        {
            if (meeting.Slot != Meeting.Nowhere) plan.Put(at, meeting.Slot);
            plan.IsFixed[at] = meeting.Slot != Meeting.Nowhere;
            at++;
        }

        SlotPlacement.Run(plan, options, cancellationToken);
        List<UnplacedMeeting> unplaced = [.. Enumerable.Range(0, plan.Pairs.Count).Where(meeting => plan.SlotOf[meeting] == Meeting.Nowhere).Select(meeting => UnplacedMeeting.In(plan, meeting))];
        new PlanFilling(plan, possible, worth).Run(cancellationToken);
        return Tell(plan, unplaced, worth, options, prices.Bound, cancellationToken);
    }

    private static Timetable Tell(SlotPlan plan, List<UnplacedMeeting> unplaced, MeetingWorth worth, TimetableOptions options, double bound, CancellationToken cancellationToken)
    {
        var problem = plan.Problem;
        List<Meeting> meetings = [.. plan.Placed().OrderBy(meeting => meeting.Slot).ThenBy(meeting => meeting.A).ThenBy(meeting => meeting.B)];
        var placed = meetings.Select(meeting => meeting.Pair).ToHashSet();
        unplaced = [.. unplaced.Where(meeting => !placed.Contains((meeting.A, meeting.B)))];

        // Of the locked meetings only those that have a slot can count as held, here and in the bounds.
        var held = new TimetableProblem(problem.Tables, problem.IsAvailable, problem.Scores, problem.Least, problem.Most, [.. problem.Locked.Where(meeting => placed.Contains(meeting.Pair))]);
        if (held.Locked.Count < problem.Locked.Count) bound = MeetingPrices.Find(new(held, worth), worth, cancellationToken).Bound;
        var (missing, score) = (worth.MissingOf(meetings), meetings.Sum(meeting => problem.Score(meeting.A, meeting.B)));

        var plain = new MeetingWorth(problem, options with { Evenness = 0 });
        var scoreBound = plain.ValueOf(held.Locked) + MeetingPrices.Find(new(held, plain), plain, cancellationToken).Bound + (plain.Shortage * missing);
        var slots = new SlotPlan(problem, [.. meetings.Select(meeting => meeting.Pair)]);
        foreach (var (at, meeting) in meetings.Index())
            if (problem.Locked.Contains(meeting)) slots.Put(at, meeting.Slot);
        var (mostTables, used) = (problem.Tables.DefaultIfEmpty(0).Max(), meetings.Select(meeting => meeting.Slot + 1).DefaultIfEmpty(0).Max());
        return new(
            meetings, unplaced, score, scoreBound, worth.ValueOf(meetings), worth.ValueOf(held.Locked) + bound, missing, used, SlotPlacement.FewestSlots(slots),
            worth.LoadsOf(meetings).DefaultIfEmpty(0).Max(), mostTables == 0 ? 0 : (meetings.Count + mostTables - 1) / mostTables);
    }
}

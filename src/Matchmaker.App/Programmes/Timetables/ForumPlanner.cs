using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Plans a forum, and mends its plan.</summary>
public static class ForumPlanner
{
    /// <summary>Plans a forum anew. Where there was a timetable before, meetings keep their history for calendars, and those that are gone are cancelled.</summary>
    /// <param name="forum">The forum.</param>
    /// <param name="at">The time now.</param>
    /// <param name="before">The timetable before.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GivenException">The forum contradicts itself.</exception>
    public static ForumTimetable Solve(Forum forum, DateTimeOffset at, ForumTimetable? before = null, CancellationToken cancellationToken = default)
    {
        var stated = new ForumStatement(forum);
        var found = TimetableSolver.Solve(stated.Problem, new() { Evenness = forum.Settings.Evenness, Seed = forum.Settings.Seed }, cancellationToken);
        var meetings = Seat(stated, found.Meetings, before);
        return new()
        {
            Meetings = meetings,
            Cancelled = CancelledOf(before, meetings),
            Unplaced = [.. found.Unplaced.Select(one => new ForumUnplaced(Id(stated, one.A), Id(stated, one.B), one.Reason))],
            Figures = new(found.TotalScore, found.ScoreBound, found.Gap, found.Missing, found.SlotsUsed, found.SlotBound, found.LargestLoad, found.TableBound),
            At = at,
        };
    }

    /// <summary>Mends a timetable after mishaps, which the forum holds, with the fewest changes to the meetings of others.</summary>
    /// <param name="forum">The forum with its mishaps.</param>
    /// <param name="before">The timetable so far.</param>
    /// <param name="firstOpenSlot">The first slot that is not over, by number.</param>
    /// <param name="at">The time now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GivenException">The forum contradicts itself, or the timetable is not one of this forum.</exception>
    public static ForumMending Mend(Forum forum, ForumTimetable before, int firstOpenSlot, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var stated = new ForumStatement(forum);
        List<Meeting> present = [];
        foreach (var meeting in before.Meetings)
        {
            if (stated.IndexOf(meeting.A) < 0 || stated.IndexOf(meeting.B) < 0) throw new GivenException("The timetable", "meetings", $"has a meeting of '{meeting.A}' and '{meeting.B}', of whom one is nobody of the participants. Plan anew.");
            if (meeting.Slot < 1 || meeting.Slot > stated.Slots.Count) throw new GivenException("The timetable", "meetings", $"has a meeting in slot {meeting.Slot}; the grid has {stated.Slots.Count}. Plan anew.");
            present.Add(Meeting.Of(stated.IndexOf(meeting.A), stated.IndexOf(meeting.B), meeting.Slot - 1));
        }

        if (firstOpenSlot < 1 || firstOpenSlot > stated.Slots.Count + 1) throw new GivenException([new("The timetable", "from", $"there is no slot {firstOpenSlot}; slots go from 1 to {stated.Slots.Count}.", true) { Path = "firstOpenSlot" }]);
        var noShows = forum.Mishaps.Where(mishap => mishap.Kind == ForumMishapKind.NoShow).GroupBy(mishap => stated.IndexOf(mishap.Participant!)).ToDictionary(group => group.Key, group => group.Min(mishap => mishap.Slot) - 1);
        Replan mended;
        try
        {
            mended = Replanner.Mend(stated.Problem, present, new() { FirstOpenSlot = firstOpenSlot - 1, DropCost = forum.Settings.DropCost, NoShows = noShows }, cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new GivenException("The timetable", "meetings", $"{e.Message} Plan anew.");
        }

        var meetings = Seat(stated, mended.Meetings, before, firstOpenSlot);
        ForumMoved Moved(MovedMeeting one) => new(Id(stated, one.A), Id(stated, one.B), one.From + 1, one.To + 1);
        ForumMoved Gone(Meeting one) => new(Id(stated, one.A), Id(stated, one.B), one.Slot + 1, null);
        var timetable = before with { Meetings = meetings, Cancelled = CancelledOf(before, meetings), At = at, Figures = FiguresOf(stated, mended.Meetings) };
        return new(
            timetable, [.. mended.Cancelled.Select(Gone)], [.. mended.Displaced.Select(Moved)], [.. mended.Moved.Select(Moved)], [.. mended.Dropped.Select(Gone)],
            [.. mended.Added.Select(one => new ForumMoved(Id(stated, one.A), Id(stated, one.B), null, one.Slot + 1))], TablesChanged(before, meetings), mended.Cost, mended.LeastCost);
    }

    private static List<ForumMeeting> Seat(ForumStatement stated, IReadOnlyList<Meeting> meetings, ForumTimetable? before, int firstOpenSlot = 1)
    {
        var tables = Math.Max(stated.Forum.Grid.Tables, before?.Meetings.Select(meeting => meeting.Table).DefaultIfEmpty(0).Max() ?? 0);
        var open = new bool[stated.Slots.Count * tables];
        for (var slot = 0; slot < stated.Slots.Count; slot++)
        {
            // What is over stays at its table, whatever became of that.
            foreach (var table in slot + 1 < firstOpenSlot ? Enumerable.Range(1, tables) : stated.OpenTables[slot]) open[(slot * tables) + table - 1] = true;
        }

        var known = (before?.Meetings ?? []).Concat(before?.Cancelled ?? []).GroupBy(Pair).ToDictionary(group => group.Key, group => group.First());
        Dictionary<Meeting, int> seats = [];
        foreach (var meeting in before?.Meetings ?? [])
            if (stated.IndexOf(meeting.A) is var a and >= 0 && stated.IndexOf(meeting.B) is var b and >= 0) seats[Meeting.Of(a, b, meeting.Slot - 1)] = meeting.Table - 1;
        var seated = TableSeating.Assign(meetings, open, tables, seats);
        List<ForumMeeting> found = [];
        foreach (var (at, (a, b, slot)) in meetings.Index())
        {
            var score = stated.Problem.Score(a, b);
            var made = new ForumMeeting(Id(stated, a), Id(stated, b), slot + 1, seated[at] + 1, double.IsNaN(score) ? 0 : score, stated.WishOf(a, b));
            found.Add(known.TryGetValue(Pair(made), out var old) ? made with { Sequence = old.Sequence + (IsHeld(before!, old) && (old.Slot, old.Table) == (made.Slot, made.Table) ? 0 : 1) } : made);
        }

        return [.. found.OrderBy(meeting => meeting.Slot).ThenBy(meeting => meeting.Table)];
    }

    private static bool IsHeld(ForumTimetable before, ForumMeeting meeting) => before.Meetings.Contains(meeting);

    // Those that were cancelled before and are not held again, and those that are not held any more, which count one change.
    private static List<ForumMeeting> CancelledOf(ForumTimetable? before, List<ForumMeeting> meetings)
    {
        if (before is null) return [];
        var held = meetings.Select(Pair).ToHashSet();
        return [.. before.Cancelled.Where(meeting => !held.Contains(Pair(meeting))), .. before.Meetings.Where(meeting => !held.Contains(Pair(meeting))).Select(meeting => meeting with { Sequence = meeting.Sequence + 1 })];
    }

    private static int TablesChanged(ForumTimetable before, List<ForumMeeting> meetings)
    {
        var old = before.Meetings.ToDictionary(meeting => (Pair(meeting), meeting.Slot), meeting => meeting.Table);
        return meetings.Count(meeting => old.TryGetValue((Pair(meeting), meeting.Slot), out var table) && table != meeting.Table);
    }

    private static ForumFigures FiguresOf(ForumStatement stated, IReadOnlyList<Meeting> meetings)
    {
        var loads = new int[stated.Problem.ParticipantCount];
        foreach (var (a, b, _) in meetings) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        var (used, tables) = (meetings.Select(meeting => meeting.Slot + 1).DefaultIfEmpty(0).Max(), stated.Problem.Tables.DefaultIfEmpty(0).Max());
        var score = meetings.Sum(meeting => stated.Problem.Score(meeting.A, meeting.B) is var one && double.IsNaN(one) ? 0 : one);
        var missing = loads.Select((load, one) => Math.Max(0, stated.Problem.Least[one] - load)).Sum();
        return new(score, null, null, missing, used, null, loads.DefaultIfEmpty(0).Max(), tables == 0 ? 0 : (meetings.Count + tables - 1) / tables);
    }

    private static (string, string) Pair(ForumMeeting meeting) => string.CompareOrdinal(meeting.A, meeting.B) < 0 ? (meeting.A, meeting.B) : (meeting.B, meeting.A);

    private static string Id(ForumStatement stated, int index) => stated.Forum.Participants[index].Id;
}

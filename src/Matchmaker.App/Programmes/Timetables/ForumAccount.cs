using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A timetable in plain words: who has how many meetings, which wishes are granted, who has fewer than it should and why, and what differs from another.</summary>
public sealed record ForumAccount(IReadOnlyList<string> Lines, IReadOnlyList<ParticipantAccount> Participants)
{
    private const int MostLines = 40;

    /// <summary>Tells of a timetable.</summary>
    /// <exception cref="GivenException">The forum contradicts itself.</exception>
    public static ForumAccount Of(Forum forum, ForumTimetable timetable)
    {
        var stated = new ForumStatement(forum);
        var names = NamesOf(forum);
        var people = Tell(stated, timetable);
        List<string> lines = [];
        if (timetable.Meetings.Count == 0)
        {
            lines.Add(ForumTexts.Of("MeetingsNone", forum.Participants.Count, stated.Slots.Count));
        }
        else
        {
            lines.Add(ForumTexts.Of("Meetings", timetable.Meetings.Count, forum.Participants.Count, forum.Grid.Tables, timetable.Meetings.Select(meeting => meeting.Slot).Distinct().Count(), stated.Slots.Count));
            var (fewest, most) = (people.Min(one => one.Meetings), people.Max(one => one.Meetings));
            lines.Add(fewest == most ? ForumTexts.Of(most == 1 ? "LoadsOne" : "LoadsSame", most) : ForumTexts.Of("Loads", fewest, most, people.Average(one => one.Meetings)));
        }

        var wishes = people.Sum(one => one.Wishes);
        lines.Add(wishes == 0 ? ForumTexts.Of("NoWishes") : ForumTexts.Of("Wishes", people.Sum(one => one.Granted), wishes, timetable.Meetings.Count(meeting => meeting.Wish == ForumWish.Both)));
        if (timetable is { Figures: { SlotBound: { } bound } figures, Meetings.Count: > 0 }) lines.Add(bound == figures.SlotsUsed ? ForumTexts.Of("SlotsProven", bound) : ForumTexts.Of("SlotsBound", figures.SlotsUsed, bound));
        if (timetable is { Figures.Gap: { } gap, Meetings.Count: > 0 }) lines.Add(gap < 0.0005 ? ForumTexts.Of("GapProven") : ForumTexts.Of("Gap", gap));
        var few = people.Where(one => one.Reason is not null).ToList();
        lines.Add(few.Count == 0 ? ForumTexts.Of("ShortNone") : ForumTexts.Of("Short", few.Count, few.Sum(one => one.Least - one.Meetings), ForumTexts.List([.. few.Select(one => $"{one.Name} {one.Reason}")])));
        foreach (var one in timetable.Unplaced.Where(one => forum.Pairs.Any(pair => pair.Rule == ForumPairRule.Lock && pair.IsOf(one.A, one.B))))
            lines.Add(ForumTexts.Of(one.Reason switch { UnplacedReason.NeverTogether => "UnplacedNever", UnplacedReason.NoTable => "UnplacedTable", _ => "UnplacedBusy" }, names(one.A), names(one.B)));
        return new(lines, people);
    }

    /// <summary>What mending changed.</summary>
    public static IReadOnlyList<string> Of(Forum forum, ForumTimetable before, ForumMending mending)
    {
        List<string> lines = [.. forum.Mishaps.Select(mishap => Tell(forum, mishap, mending))];
        lines.Add(ForumTexts.Of("Mended", mending.Moved.Count, mending.Displaced.Count, mending.Cancelled.Count, mending.Dropped.Count, mending.Added.Count));
        lines.Add(mending.Cost == mending.LeastCost ? ForumTexts.Of("MendedProven") : ForumTexts.Of("MendedBound", mending.LeastCost));
        return [.. lines, .. Difference(forum, before, mending.Timetable)];
    }

    /// <summary>What is different in another timetable of the forum.</summary>
    public static IReadOnlyList<string> Difference(Forum forum, ForumTimetable before, ForumTimetable after)
    {
        var (names, lines) = (NamesOf(forum), new List<string>());
        var (old, now) = (before.Meetings.ToDictionary(Pair), after.Meetings.ToDictionary(Pair));
        var stays = now.Count(one => old.TryGetValue(one.Key, out var meeting) && (meeting.Slot, meeting.Table) == (one.Value.Slot, one.Value.Table));
        if (stays == now.Count && now.Count == old.Count) return [ForumTexts.Of("Same")];
        lines.Add(ForumTexts.Of("Kept", stays, old.Count));
        HashSet<string> people = [];
        List<string> changes = [];
        foreach (var (pair, meeting) in now.OrderBy(one => one.Value.Slot).ThenBy(one => one.Value.Table))
        {
            var (a, b) = (names(meeting.A), names(meeting.B));
            if (!old.TryGetValue(pair, out var was)) changes.Add(ForumTexts.Of("NewLine", a, b, meeting.Slot));
            else if (was.Slot != meeting.Slot) changes.Add(ForumTexts.Of("MovedLine", a, b, was.Slot, meeting.Slot));
            else if (was.Table != meeting.Table) changes.Add(ForumTexts.Of("TableLine", a, b, meeting.Slot, was.Table, meeting.Table));
            else continue;
            people.UnionWith([meeting.A, meeting.B]);
        }

        foreach (var (pair, meeting) in old.Where(one => !now.ContainsKey(one.Key)).OrderBy(one => one.Value.Slot).ThenBy(one => one.Value.Table))
        {
            changes.Add(ForumTexts.Of("GoneLine", names(meeting.A), names(meeting.B), meeting.Slot));
            people.UnionWith([meeting.A, meeting.B]);
        }

        lines.Add(ForumTexts.Of("People", people.Count, ForumTexts.List([.. people.Select(names).Order(StringComparer.CurrentCulture)], 8)));
        lines.AddRange(changes.Take(MostLines));
        if (changes.Count > MostLines) lines.Add(ForumTexts.Of("More", changes.Count - MostLines));
        return lines;
    }

    // What a no-show cancels is its own, and no change to others.
    private static string Tell(Forum forum, ForumMishap mishap, ForumMending mending)
    {
        var own = mishap.Kind == ForumMishapKind.NoShow ? mending.Cancelled.Count(one => (one.A == mishap.Participant || one.B == mishap.Participant) && one.From >= mishap.Slot) : 0;
        return own == 0 ? Tell(forum, mishap) : ForumTexts.Of("NoShowCancels", Tell(forum, mishap), own);
    }

    /// <summary>A mishap in words.</summary>
    public static string Tell(Forum forum, ForumMishap mishap) => mishap.Kind switch
    {
        ForumMishapKind.TableLost => mishap.Until is { } until ? ForumTexts.Of("TableLostUntil", mishap.Table, mishap.Slot, until) : ForumTexts.Of("TableLost", mishap.Table, mishap.Slot),
        ForumMishapKind.Late => ForumTexts.Of("Late", NamesOf(forum)(mishap.Participant!), mishap.Slot),
        ForumMishapKind.Leaves => ForumTexts.Of("Leaves", NamesOf(forum)(mishap.Participant!), mishap.Slot),
        _ => ForumTexts.Of("NoShow", NamesOf(forum)(mishap.Participant!), mishap.Slot),
    };

    private static List<ParticipantAccount> Tell(ForumStatement stated, ForumTimetable timetable)
    {
        var (forum, count) = (stated.Forum, stated.Forum.Participants.Count);
        var (slots, loads, granted) = (new HashSet<int>[count], new int[count], new int[count]);
        var used = new int[stated.Slots.Count];
        for (var one = 0; one < count; one++) slots[one] = [];
        foreach (var meeting in timetable.Meetings)
        {
            used[meeting.Slot - 1]++;
            foreach (var (id, other) in new[] { (meeting.A, meeting.B), (meeting.B, meeting.A) })
            {
                var (at, partner) = (stated.IndexOf(id), stated.IndexOf(other));
                if (at < 0 || partner < 0) continue;
                loads[at]++;
                slots[at].Add(meeting.Slot - 1);
                if (stated.Wishes[(at * count) + partner]) granted[at]++;
            }
        }

        return [.. forum.Participants.Select((one, at) => new ParticipantAccount(
            one.Id, one.Name, loads[at], stated.Problem.Least[at], granted[at], Enumerable.Range(0, count).Count(other => stated.Wishes[(at * count) + other]),
            loads[at] < stated.Problem.Least[at] ? Reason(stated, at, slots[at], used) : null))];
    }

    private static string Reason(ForumStatement stated, int one, HashSet<int> busy, int[] used)
    {
        var problem = stated.Problem;
        var there = Enumerable.Range(0, problem.SlotCount).Where(slot => problem.IsThere(one, slot)).ToList();
        if (there.Count == 0) return ForumTexts.Of("ReasonAway");
        if (there.Count < problem.Least[one]) return ForumTexts.Of("ReasonSlots", there.Count, problem.SlotCount);
        var partners = Enumerable.Range(0, problem.ParticipantCount).Count(other => other != one && !double.IsNaN(problem.Score(one, other)) && problem.CanMeet(one, other));
        if (partners < problem.Least[one]) return ForumTexts.Of("ReasonPartners", partners);
        return there.Where(slot => !busy.Contains(slot)).All(slot => used[slot] >= problem.Tables[slot]) ? ForumTexts.Of("ReasonTables") : ForumTexts.Of("ReasonOthers");
    }

    private static Func<string, string> NamesOf(Forum forum)
    {
        var names = forum.Participants.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Name);
        return id => names.GetValueOrDefault(id, id);
    }

    private static (string, string) Pair(ForumMeeting meeting) => string.CompareOrdinal(meeting.A, meeting.B) < 0 ? (meeting.A, meeting.B) : (meeting.B, meeting.A);
}

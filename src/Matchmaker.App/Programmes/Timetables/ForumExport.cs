using System.Globalization;
using System.Text;
using Matchmaker.App.Importing;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Writes timetables for people and programs: tables for spreadsheets, calendars, and pages to print.</summary>
public static class ForumExport
{
    /// <summary>A line for each meeting, with times in the forum's zone.</summary>
    public static string MeetingsCsv(Forum forum, ForumTimetable timetable)
    {
        var (slots, names, text) = (SlotsOf(forum), NamesOf(forum), new StringBuilder());
        text.AppendLine(CsvText.Line("slot", "date", "start", "end", "table", "a", "a_name", "b", "b_name", "wish", "score", "changes"));
        foreach (var meeting in timetable.Meetings)
        {
            var slot = slots[meeting.Slot];
            text.AppendLine(CsvText.SheetLine(
                meeting.Slot, Day(slot), Time(slot.Start), Time(slot.End), meeting.Table, meeting.A, names(meeting.A), meeting.B, names(meeting.B), meeting.Wish.ToString().ToLowerInvariant(),
                meeting.Score.ToString("0.####", CultureInfo.InvariantCulture), meeting.Sequence));
        }

        return text.ToString();
    }

    /// <summary>A line for each participant: how many meetings, wishes, and why fewer than it should have.</summary>
    public static string ParticipantsCsv(ForumAccount account)
    {
        var text = new StringBuilder(CsvText.Line("id", "name", "meetings", "least", "wishes", "granted", "reason") + "\n");
        foreach (var one in account.Participants) text.AppendLine(CsvText.SheetLine(one.Id, one.Name, one.Meetings, one.Least, one.Wishes, one.Granted, one.Reason ?? ""));
        return text.ToString();
    }

    /// <summary>What a participant puts into its calendar; meetings that are not held any more are there as cancelled.</summary>
    public static string Calendar(Forum forum, ForumTimetable timetable, string participant)
    {
        var (slots, names) = (SlotsOf(forum), NamesOf(forum));
        IEnumerable<CalendarMeeting> Of(IReadOnlyList<ForumMeeting> meetings, bool isCancelled) => meetings.Where(meeting => meeting.Has(participant) && slots.ContainsKey(meeting.Slot)).Select(meeting => new CalendarMeeting(
            ForumCalendar.Uid(forum.Key, meeting.A, meeting.B), ForumTexts.Of("With", names(meeting.Other(participant))), slots[meeting.Slot].Start, slots[meeting.Slot].End, meeting.Sequence, isCancelled,
            ForumTexts.Of("Table", meeting.Table), forum.Title));
        return ForumCalendar.Write($"{forum.Title}: {names(participant)}", [.. Of(timetable.Meetings, false), .. Of(timetable.Cancelled, true)], timetable.At);
    }

    /// <summary>A page that prints: the whole forum (tables by slots), then a sheet for each participant. It stands alone, without a script.</summary>
    public static string PrintPage(Forum forum, ForumTimetable timetable)
    {
        var (slots, names) = (SlotsOf(forum), NamesOf(forum));
        static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{{Html(forum.Title)}}</title>
            <style>
            body { font: 11pt/1.35 system-ui, sans-serif; margin: 1.5rem; color: #111; background: #fff; }
            table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; } th, td { border: 1px solid #888; padding: .25rem .4rem; text-align: left; vertical-align: top; }
            th { background: #eee; } caption { text-align: left; font-weight: 600; padding: .3rem 0; } thead { display: table-header-group; } tr { break-inside: avoid; }
            .sheet { break-before: page; } .hall { font-size: 8.5pt; }
            @page { margin: 14mm; }
            @media print { body { margin: 0; } }
            </style></head><body>
            <h1>{{Html(forum.Title)}}</h1><p>{{Html(forum.Grid.TimeZone)}}</p>

            """);
        foreach (var day in slots.Values.GroupBy(Day))
        {
            var own = day.ToList();
            int[] tables = [.. timetable.Meetings.Where(meeting => own.Exists(slot => slot.Number == meeting.Slot)).Select(meeting => meeting.Table).Distinct().Order()];

            // As many slots on a sheet as can be read.
            foreach (var part in own.Chunk(8))
            {
                text.Append(CultureInfo.InvariantCulture, $"<table class=\"hall\"><caption>{day.Key}</caption><thead><tr><th>Table</th>{string.Concat(part.Select(slot => $"<th>{Time(slot.Start)}–{Time(slot.End)}</th>"))}</tr></thead><tbody>\n");
                foreach (var table in tables)
                {
                    text.Append(CultureInfo.InvariantCulture, $"<tr><th>{table}</th>");
                    foreach (var slot in part)
                        text.Append(timetable.Meetings.FirstOrDefault(meeting => meeting.Slot == slot.Number && meeting.Table == table) is { } held ? $"<td>{Html(names(held.A))}<br>{Html(names(held.B))}</td>" : "<td></td>");
                    text.Append("</tr>\n");
                }

                text.Append("</tbody></table>\n");
            }
        }

        foreach (var one in forum.Participants)
        {
            text.Append(CultureInfo.InvariantCulture, $"<section class=\"sheet\"><h2>{Html(one.Name)}</h2><p>{Html(forum.Title)}, {Html(forum.Grid.TimeZone)}</p>\n<table><thead><tr><th>Date</th><th>Time</th><th>Table</th><th>With</th></tr></thead><tbody>\n");
            foreach (var meeting in timetable.Meetings.Where(meeting => meeting.Has(one.Id)))
                text.Append(CultureInfo.InvariantCulture, $"<tr><td>{Day(slots[meeting.Slot])}</td><td>{Time(slots[meeting.Slot].Start)}–{Time(slots[meeting.Slot].End)}</td><td>{meeting.Table}</td><td>{Html(names(meeting.Other(one.Id)))}</td></tr>\n");
            text.Append("</tbody></table></section>\n");
        }

        return text.Append("</body></html>\n").ToString();
    }

    /// <summary>A name for a participant's file that any disk takes, and that no other participant has.</summary>
    public static string FileName(ForumParticipant participant, int place)
    {
        var name = new string([.. participant.Name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-')]).Trim('-');
        while (name.Contains("--", StringComparison.Ordinal)) name = name.Replace("--", "-", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{place + 1:000}-{(name.Length > 40 ? name[..40].TrimEnd('-') : name.Length > 0 ? name : "participant")}.ics");
    }

    private static Dictionary<int, ForumSlot> SlotsOf(Forum forum) => forum.Grid.Slots().ToDictionary(slot => slot.Number);

    private static string Day(ForumSlot slot) => slot.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Func<string, string> NamesOf(Forum forum)
    {
        var names = forum.Participants.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Name);
        return id => names.GetValueOrDefault(id, id);
    }
}

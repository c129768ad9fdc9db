using System.Globalization;
using System.Text;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>
/// Writes meetings as a calendar (RFC 5545): times in UTC, texts escaped (section 3.3.11), lines folded after 75 bytes without tearing a character (3.1). A meeting keeps its UID whenever it is planned again, with a higher
/// SEQUENCE; one that is not held any more is there with STATUS:CANCELLED, so that calendars take it out.
/// </summary>
public static class ForumCalendar
{
    private const int LongestLine = 75;

    /// <summary>The calendar as text with CRLF; meetings that do not say when they changed bear the stamp.</summary>
    public static string Write(string title, IEnumerable<CalendarMeeting> meetings, DateTimeOffset stamp)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Matchmaker//Forum timetable//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(title)}");
        foreach (var meeting in meetings.OrderBy(meeting => meeting.Start).ThenBy(meeting => meeting.Uid, StringComparer.Ordinal))
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{Escape(meeting.Uid)}");
            Line($"DTSTAMP:{Utc(meeting.ChangedAt ?? stamp)}");
            Line($"DTSTART:{Utc(meeting.Start)}");
            Line($"DTEND:{Utc(meeting.End)}");
            Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{meeting.Sequence}"));
            Line(meeting.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
            Line($"SUMMARY:{Escape(meeting.Summary)}");
            if (meeting.Place is { Length: > 0 } place) Line($"LOCATION:{Escape(place)}");
            if (meeting.Text is { Length: > 0 } words) Line($"DESCRIPTION:{Escape(words)}");
            Line(meeting.IsCancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>What a meeting of two is known by, in whatever order they are named.</summary>
    public static string Uid(string forum, string one, string other)
    {
        var (first, second) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

        // Parted so that no two pairs of ids share one.
        return $"{Code(forum)}.{Code(first)}.{Code(second)}@matchmaker";
    }

    internal static string Escape(string text) =>
        new StringBuilder(text.Length + 8).Append(text).Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r\n", "\\n").Replace("\n", "\\n").Replace("\r", "\\n").ToString();

    private static string Utc(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Code(string id) => Uri.EscapeDataString(id).Replace(".", "%2E", StringComparison.Ordinal);

    private static void Fold(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            // Other control characters are no text of a calendar.
            if (rune.Value < 32 && rune.Value != '\t') continue;
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}

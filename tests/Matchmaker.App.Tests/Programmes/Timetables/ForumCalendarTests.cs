using System.Text;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public sealed class ForumCalendarTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void Write_Meeting_IsAnEventInUtcWithTextsEscaped()
    {
        var lines = Lines(ForumCalendar.Write("Forum", [new("u@x", "With A, B; C\\D\nE", Start, Start.AddMinutes(20), 3, false, "Table 1", "Words")], ForumDraft.Now));
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        foreach (var line in new[] { "VERSION:2.0", "UID:u@x", "DTSTAMP:20261122T090000Z", "DTSTART:20261124T000000Z", "DTEND:20261124T002000Z", "SEQUENCE:3", "STATUS:CONFIRMED", @"SUMMARY:With A\, B\; C\\D\nE", "LOCATION:Table 1" })
            Assert.Contains(line, lines);
    }

    [Fact]
    public void Write_LongTextOfManyScripts_FoldsAfter75BytesWithoutTearingACharacter()
    {
        var name = string.Concat(Enumerable.Repeat("สตูดิโอ 스튜디오 😀 ", 20));
        var text = ForumCalendar.Write("F", [new("u", name, Start, Start, 0, false)], ForumDraft.Now);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{name}", Lines(text));
    }

    [Fact]
    public void Calendar_Mended_KeepsUidsAndTellsOfCancelled()
    {
        var forum = ForumDraft.Of(6);
        var before = ForumPlanner.Solve(forum, ForumDraft.Now);
        var gone = forum with { Mishaps = [new(ForumMishapKind.NoShow, "P0", null, 1)] };
        var after = ForumPlanner.Mend(gone, before, 1, ForumDraft.Now.AddHours(1)).Timetable;
        var (old, now) = (Lines(ForumExport.Calendar(forum, before, "P0")), Lines(ForumExport.Calendar(gone, after, "P0")));
        Assert.Contains(old, line => line.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Equal(old.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Order(), now.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Order());
        Assert.DoesNotContain("STATUS:CONFIRMED", now);
        Assert.Contains("SEQUENCE:1", now);
        Assert.Equal(ForumCalendar.Uid("f", "a", "b"), ForumCalendar.Uid("f", "b", "a"));
        Assert.NotEqual(ForumCalendar.Uid("f", "a.b", "c"), ForumCalendar.Uid("f", "a", "b.c"));
    }

    [Fact]
    public void Exports_StrangeNames_AreQuotedEncodedAndNamedApart()
    {
        var forum = ForumDraft.Of(4).With(0, one => one with { Name = "=cmd(), \"x\" <b>" }).With(1, one => one with { Name = "ผู้ผลิต" });
        var found = ForumPlanner.Solve(forum, ForumDraft.Now);
        Assert.Contains("\"'=cmd(), \"\"x\"\" <b>\"", ForumExport.MeetingsCsv(forum, found), StringComparison.Ordinal);
        var page = ForumExport.PrintPage(forum, found);
        Assert.Contains("=cmd(), &quot;x&quot; &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(["001-cmd-x-b.ics", "002-participant.ics", "003-studio-2.ics"], forum.Participants.Take(3).Select(ForumExport.FileName));
    }

    // Unfolded.
    private static string[] Lines(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}

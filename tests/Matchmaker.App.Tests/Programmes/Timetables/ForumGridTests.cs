using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public sealed class ForumGridTests
{
    [Fact]
    public void Slots_WithGapAndBreak_BeginAfterTheBreakAndStandInTheirZone()
    {
        var slots = ForumDraft.Grid(ForumDraft.Day("09:00", "11:00", 20, 5, 4, 24, new ForumPause(new(9, 40), new(10, 0))), ForumDraft.Day("09:00", "09:30", day: 25)).Slots();
        Assert.Equal(["24 09:00", "24 10:00", "24 10:25", "25 09:00"], slots.Select(slot => slot.Start.ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([1, 2, 3, 4], slots.Select(slot => slot.Number));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), slots[0].Start.ToUniversalTime());
    }

    [Fact]
    public void Check_WhatCannotBe_NamesTheDayAndField()
    {
        Assert.Contains("has no slots", Said(ForumDraft.Grid(ForumDraft.Day("09:00", "09:10"))), StringComparison.Ordinal);
        Assert.Contains("has no slots", Said(new() { TimeZone = "Asia/Seoul" }), StringComparison.Ordinal);
        Assert.Contains("time_zone: 'Asia/Soul' is no time zone", Said(ForumDraft.Grid() with { TimeZone = "Asia/Soul" }), StringComparison.Ordinal);
        Assert.Contains("2026-11-24, end: the day ends before it begins", Said(ForumDraft.Grid(ForumDraft.Day("12:00", "09:00"))), StringComparison.Ordinal);
        Assert.Contains("minutes: a meeting takes 1 to 480", Said(ForumDraft.Grid(ForumDraft.Day(minutes: 0))), StringComparison.Ordinal);
        Assert.Contains("has no tables", Said(ForumDraft.Grid(ForumDraft.Day(tables: 0))), StringComparison.Ordinal);
        Assert.Contains("two rows overlap", Said(ForumDraft.Grid(ForumDraft.Day("09:00", "10:00"), ForumDraft.Day("09:30", "10:30"))), StringComparison.Ordinal);
        Assert.Contains("more than 400 slots", Said(ForumDraft.Grid([.. Enumerable.Range(1, 20).Select(day => ForumDraft.Day("00:00", "23:00", 15, day: day))])), StringComparison.Ordinal);
        Assert.Empty(ForumDraft.Grid().Check());
    }

    [Theory]
    [InlineData("09:00-10:00", "1 2 3", "1 2 3")]
    [InlineData("09:10-10:00", "2 3", "1 2 3")]
    [InlineData("-09:30", "1", "1 2")]
    [InlineData("2026-11-25", "10", "10")]
    [InlineData("2026-11-24 11:30-", "9", "8 9")]
    [InlineData("#3", "3", "3")]
    [InlineData("#2-#4", "2 3 4", "2 3 4")]
    public void Hours_HoldAndTouch_TheSlotsTheyName(string text, string holds, string touches)
    {
        var slots = ForumDraft.Grid(ForumDraft.Day(), ForumDraft.Day("09:00", "09:20", day: 25)).Slots();
        var hours = ForumHours.Parse(text)!;
        string Of(Func<ForumSlot, bool> of) => string.Join(' ', slots.Where(of).Select(slot => slot.Number).Where(number => text.Contains("11-", StringComparison.Ordinal) || number < 10));
        Assert.Equal((holds, touches), (Of(hours.Holds), Of(hours.Touches)));
    }

    [Theory]
    [InlineData("morning")]
    [InlineData("-")]
    [InlineData("12:00-09:00")]
    [InlineData("#0")]
    [InlineData("#4-#2")]
    [InlineData("2026-13-01")]
    public void Hours_WhatIsNone_IsNull(string text) => Assert.Null(ForumHours.Parse(text));

    private static string Said(ForumGrid grid) => string.Join('\n', grid.Check());
}

using Matchmaker.App.Pushing;

namespace Matchmaker.App.Tests.Pushing;

/// <summary>Days, weeks, nights and the change of the clocks, by the person's own clock.</summary>
public sealed class PushCalendarTests
{
    [Theory]
    [InlineData("2026-03-02T08:30Z", "Etc/UTC", "20:00", "07:00", "2026-03-02T08:30Z")] // By day.
    [InlineData("2026-03-02T22:30Z", "Etc/UTC", "20:00", "07:00", "2026-03-03T07:00Z")] // Before midnight.
    [InlineData("2026-03-02T03:00Z", "Etc/UTC", "20:00", "07:00", "2026-03-02T07:00Z")] // After midnight.
    [InlineData("2026-03-02T17:30Z", "Asia/Manila", "20:00", "07:00", "2026-03-02T23:00Z")] // Half past one in Manila.
    [InlineData("2026-03-02T12:30Z", "Asia/Kolkata", "12:00", "14:00", "2026-03-02T12:30Z")] // Six in the evening in Kolkata.
    [InlineData("2026-03-02T07:30Z", "Asia/Kolkata", "12:00", "14:00", "2026-03-02T08:30Z")] // One in the afternoon there.
    [InlineData("2026-03-02T07:00Z", "Etc/UTC", "20:00", "07:00", "2026-03-02T07:00Z")] // The very end.
    [InlineData("2026-03-29T00:30Z", "Europe/Berlin", "22:00", "02:30", "2026-03-29T01:00Z")] // Half past two is skipped: three o'clock, which is 01:00Z.
    [InlineData("2026-10-24T22:00Z", "Europe/Berlin", "22:00", "02:30", "2026-10-25T01:30Z")] // Half past two comes twice: the second.
    [InlineData("2026-03-28T23:30Z", "Europe/Berlin", "22:00", "07:00", "2026-03-29T05:00Z")] // A short night.
    [InlineData("2026-10-24T22:30Z", "Europe/Berlin", "22:00", "07:00", "2026-10-25T06:00Z")] // A long one.
    public void NotBefore_QuietHours_EndsWithThem(string now, string zone, string from, string until, string expected) =>
        Assert.Equal(Time(expected), new PushCalendar(new(), Time(now)).NotBefore(new() { TimeZone = zone, QuietFrom = TimeOnly.Parse(from, null), QuietUntil = TimeOnly.Parse(until, null) }));

    [Fact]
    public void NotBefore_NoQuietHours_IsNow() => Assert.Equal(Time("2026-03-02T03:00Z"), new PushCalendar(new(), Time("2026-03-02T03:00Z")).NotBefore(new()));

    [Theory]
    [InlineData("2026-03-01T17:00Z", "Asia/Manila", PushRhythm.Daily, "2026-03-02")] // Monday there already.
    [InlineData("2026-03-01T17:00Z", "America/New_York", PushRhythm.Daily, "2026-03-01")]
    [InlineData("2026-03-01T17:00Z", "Asia/Manila", PushRhythm.Weekly, "2026-W10")]
    [InlineData("2026-03-01T17:00Z", "America/New_York", PushRhythm.Weekly, "2026-W09")]
    [InlineData("2027-01-01T12:00Z", "Etc/UTC", PushRhythm.Weekly, "2026-W53")] // The week that a year's first days belong to.
    public void Period_ByThePersonsClock(string now, string zone, PushRhythm rhythm, string expected) =>
        Assert.Equal(expected, new PushCalendar(new(), Time(now)).Period(new() { TimeZone = zone, Rhythm = rhythm }));

    [Theory]
    [InlineData(PushRhythm.Daily, "2026-03-02", 0, true)]
    [InlineData(PushRhythm.Daily, "2026-03-02", 2, true)]
    [InlineData(PushRhythm.Daily, "2026-03-02", 3, false)] // Three unopened: every other day.
    [InlineData(PushRhythm.Daily, "2026-03-01", 3, true)]
    [InlineData(PushRhythm.OnChange, "2026-03-01", 6, false)] // Six: every fourth.
    [InlineData(PushRhythm.OnChange, "2026-02-27", 6, true)]
    [InlineData(PushRhythm.Daily, "2026-01-10", 3000, false)] // Never longer than eight weeks.
    [InlineData(PushRhythm.Daily, "2026-01-06", 3000, true)]
    [InlineData(PushRhythm.Weekly, "2026-02-28", 0, true)] // Of the week before, though three days ago.
    [InlineData(PushRhythm.Weekly, "2026-02-23", 3, false)]
    [InlineData(PushRhythm.Weekly, "2026-02-16", 3, true)]
    public void IsDue_AfterTheLast_SlowsDownWithWhatIsNotOpened(PushRhythm rhythm, string last, int unopened, bool expected)
    {
        // Tuesday, 3 March.
        var preference = new PushPreference { Rhythm = rhythm, ConsentedAt = Time("2026-01-01T00:00Z"), LastDay = DateOnly.Parse(last, null), LastPeriod = "earlier", Unopened = unopened };
        Assert.Equal(expected, new PushCalendar(new(), Time("2026-03-03T01:30Z")).IsDue(preference));
    }

    [Fact]
    public void IsDue_WithoutConsentOrInAToldPeriodOrBeforeTheDay_IsNot()
    {
        var calendar = new PushCalendar(new() { WeeklyDay = DayOfWeek.Wednesday }, Time("2026-03-03T01:30Z"));
        Assert.False(calendar.IsDue(new() { Rhythm = PushRhythm.Daily }));
        Assert.False(calendar.IsDue(new() { Rhythm = PushRhythm.Off, ConsentedAt = TestClockStart }));
        Assert.False(calendar.IsDue(new() { Rhythm = PushRhythm.Daily, ConsentedAt = TestClockStart, LastPeriod = "2026-03-03" }));
        Assert.False(calendar.IsDue(new() { Rhythm = PushRhythm.Weekly, ConsentedAt = TestClockStart }));
        Assert.True(new PushCalendar(new() { WeeklyDay = DayOfWeek.Tuesday }, Time("2026-03-03T01:30Z")).IsDue(new() { Rhythm = PushRhythm.Weekly, ConsentedAt = TestClockStart }));
    }

    private static DateTimeOffset TestClockStart => Time("2026-01-01T00:00Z");

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

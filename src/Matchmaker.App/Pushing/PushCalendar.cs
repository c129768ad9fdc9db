using System.Globalization;

namespace Matchmaker.App.Pushing;

/// <summary>Tells what day, week and hour it is for a person, and whether a digest is due. Everything is by the person's own clock.</summary>
public sealed class PushCalendar(PushOptions options, DateTimeOffset now)
{
    private const int DaysInWeek = 7;

    /// <summary>No digest older than that is of a period that still lasts, wherever the person's clock stands: a week, and the day by which clocks differ on either side.</summary>
    internal static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(DaysInWeek + 2);

    /// <summary>The person's day.</summary>
    public DateOnly Today(string timeZone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, PushTimeZone.Find(timeZone)).DateTime);

    /// <summary>The period that a digest of now would be for: a day, or for who wants one a week that week. There is one digest a period.</summary>
    public string Period(PushPreference preference)
    {
        var today = Today(preference.TimeZone);
        var day = today.ToDateTime(TimeOnly.MinValue);
        return preference.Rhythm == PushRhythm.Weekly
            ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}")
            : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the person is to be told now, if there is something to tell.</summary>
    public bool IsDue(PushPreference preference)
    {
        if (preference.Rhythm == PushRhythm.Off || preference.ConsentedAt is null || preference.LastPeriod == Period(preference)) return false;
        var today = Today(preference.TimeZone);
        if (preference.Rhythm == PushRhythm.Weekly && DayInWeek(today.DayOfWeek) < DayInWeek(options.WeeklyDay)) return false;
        if (preference.LastDay is not { } last) return true;
        return preference.Rhythm == PushRhythm.Weekly ? Monday(today) >= Monday(last).AddDays(PauseDays(preference)) : today >= last.AddDays(PauseDays(preference));
    }

    /// <summary>The days between two digests: those of the rhythm, and twice as many for each few that were not looked into.</summary>
    public int PauseDays(PushPreference preference)
    {
        var usual = preference.Rhythm == PushRhythm.Weekly ? DaysInWeek : 1;
        var doubled = Math.Min(preference.Unopened / options.UnopenedBeforeSlower, 10);
        return Math.Max(usual, Math.Min(usual << doubled, options.LongestPauseDays));
    }

    /// <summary>
    /// When a mail may leave: now, or the end of the quiet hours that it is in. An hour that the clocks skip in spring ends with the skip; of one that comes twice in autumn the second
    /// counts, so that nobody is woken.
    /// </summary>
    public DateTimeOffset NotBefore(PushPreference preference)
    {
        if (preference.QuietFrom is not { } from || preference.QuietUntil is not { } until || from == until) return now;
        var zone = PushTimeZone.Find(preference.TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(from, until)) return now;
        var end = local.Date + until.ToTimeSpan();
        if (end <= local) end = end.AddDays(1);
        while (zone.IsInvalidTime(end)) end = end.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(end) ? zone.GetAmbiguousTimeOffsets(end).Min() : zone.GetUtcOffset(end);
        return new DateTimeOffset(end, offset).ToUniversalTime();
    }

    private static int DayInWeek(DayOfWeek day) => ((int)day + DaysInWeek - 1) % DaysInWeek;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-DayInWeek(day.DayOfWeek));
}

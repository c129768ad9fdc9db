using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.App.Tests.Programmes.Timetables;

/// <summary>A forum with defaults to test with.</summary>
internal static class ForumDraft
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static ForumDay Day(string start = "09:00", string end = "12:00", int minutes = 20, int gap = 0, int tables = 4, int day = 24, params ForumPause[] breaks) =>
        new() { Date = new(2026, 11, day), Start = TimeOnly.ParseExact(start, "HH:mm", null), End = TimeOnly.ParseExact(end, "HH:mm", null), Minutes = minutes, Gap = gap, Tables = tables, Breaks = breaks };

    public static ForumGrid Grid(params ForumDay[] days) => new() { TimeZone = "Asia/Seoul", Days = days.Length > 0 ? days : [Day()] };

    public static Forum Of(int participants = 8, ForumGrid? grid = null) => new()
    {
        Key = "spring",
        Title = "Spring, forum; one",
        Grid = grid ?? Grid(),
        Participants = [.. Enumerable.Range(0, participants).Select(at => new ForumParticipant { Id = $"P{at}", Name = $"Studio {at}" })],
        Settings = new() { Least = 2, Most = 5 },
    };

    public static Forum With(this Forum forum, int at, Func<ForumParticipant, ForumParticipant> change) =>
        forum with { Participants = [.. forum.Participants.Select((one, place) => place == at ? change(one) : one)] };
}

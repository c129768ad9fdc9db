namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A forum's timetable as it is stored and written to files.</summary>
public sealed record ForumTimetable
{
    /// <summary>By slot, then table.</summary>
    public IReadOnlyList<ForumMeeting> Meetings { get; init; } = [];

    /// <summary>Meetings that were planned once and are not held any more, so that calendars can take them out.</summary>
    public IReadOnlyList<ForumMeeting> Cancelled { get; init; } = [];

    public IReadOnlyList<ForumUnplaced> Unplaced { get; init; } = [];

    public ForumFigures? Figures { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }
}

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A meeting as a calendar has it.</summary>
public sealed record CalendarMeeting(string Uid, string Summary, DateTimeOffset Start, DateTimeOffset End, int Sequence, bool IsCancelled, string? Place = null, string? Text = null);

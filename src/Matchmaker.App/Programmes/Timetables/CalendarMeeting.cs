namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A meeting as a calendar has it.</summary>
/// <param name="Uid">What it is known by; see <see cref="ForumCalendar.Uid"/>.</param>
/// <param name="Summary">What it is called.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Sequence">Greater with every change of it, a cancellation among them: calendars keep the greatest.</param>
/// <param name="IsCancelled">Whether it is not held any more.</param>
/// <param name="Place">Where.</param>
/// <param name="Text">What else there is to say.</param>
/// <param name="ChangedAt">When it was changed last; null for the stamp of its calendar.</param>
public sealed record CalendarMeeting(string Uid, string Summary, DateTimeOffset Start, DateTimeOffset End, int Sequence, bool IsCancelled, string? Place = null, string? Text = null, DateTimeOffset? ChangedAt = null);

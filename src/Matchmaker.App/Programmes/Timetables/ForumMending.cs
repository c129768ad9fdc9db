namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A mended timetable and what changed; see the Engine's Replan.</summary>
/// <param name="Timetable">As it is now.</param>
/// <param name="Cancelled">Meetings that nobody could have held, and those of a no-show.</param>
/// <param name="Displaced">Meetings that lost their slot and have another.</param>
/// <param name="Moved">Meetings of others that made room.</param>
/// <param name="Dropped">Meetings for which no slot was found.</param>
/// <param name="Added">Meetings in the stead of lost ones.</param>
/// <param name="TablesChanged">Meetings that stay in their slot and change the table.</param>
/// <param name="Cost">Meetings of others that changed, and what dropped ones count.</param>
/// <param name="LeastCost">No way to mend it costs less.</param>
public sealed record ForumMending(
    ForumTimetable Timetable, IReadOnlyList<ForumMoved> Cancelled, IReadOnlyList<ForumMoved> Displaced, IReadOnlyList<ForumMoved> Moved, IReadOnlyList<ForumMoved> Dropped, IReadOnlyList<ForumMoved> Added,
    int TablesChanged, int Cost, int LeastCost);

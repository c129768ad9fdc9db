namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>A mended timetable, and what became of every meeting of the one before.</summary>
/// <param name="Meetings">All meetings as they are now, those of slots that are over among them; by slot, then participants.</param>
/// <param name="Cancelled">Meetings of somebody who is not there any more, or of two who must not meet any more, which nobody could have held; and those of a no-show.</param>
/// <param name="Displaced">Meetings whose slot one of the two lost, and that went to another.</param>
/// <param name="Moved">Meetings of others that went to another slot, for room or for a table.</param>
/// <param name="Dropped">Meetings that could not stay where they were, and for which no slot was found, or none worth as many changes.</param>
/// <param name="Added">Meetings in the stead of lost ones.</param>
/// <param name="Cost">One for each meeting that left its slot without having lost it, and <see cref="ReplanOptions.DropCost"/> for each dropped one.</param>
/// <param name="LeastCost">No way to mend the timetable costs less.</param>
public sealed record Replan(
    IReadOnlyList<Meeting> Meetings, IReadOnlyList<Meeting> Cancelled, IReadOnlyList<MovedMeeting> Displaced, IReadOnlyList<MovedMeeting> Moved, IReadOnlyList<Meeting> Dropped,
    IReadOnlyList<Meeting> Added, int Cost, int LeastCost)
{
    /// <summary>Whether it is proven that no fewer changes do.</summary>
    public bool IsProven => Cost == LeastCost;
}

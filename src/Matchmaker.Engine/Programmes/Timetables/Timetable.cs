namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Meetings on their slots, with the proof of how good they are.</summary>
/// <param name="Meetings">By slot, then participants.</param>
/// <param name="Unplaced">Meetings that were chosen or locked and have no slot, with the reason. What could be held in their stead is among the meetings.</param>
/// <param name="TotalScore">Sum of the meetings' scores.</param>
/// <param name="ScoreBound">No timetable that misses no more meetings to the least numbers has a higher sum of scores, whatever its loads.</param>
/// <param name="Value">Sum of scores and of what counts for an equal load, less what is missing to the least numbers.</param>
/// <param name="ValueBound">No timetable that holds the locked meetings has a higher value.</param>
/// <param name="Missing">Meetings missing to the least numbers, of all participants.</param>
/// <param name="SlotsUsed">The last slot with a meeting, counted from 1.</param>
/// <param name="SlotBound">No timetable of these meetings ends before this slot.</param>
/// <param name="LargestLoad">The largest number of meetings of a participant: no timetable has fewer slots.</param>
/// <param name="TableBound">Meetings divided by the most tables of a slot, rounded up: no timetable has fewer slots.</param>
public sealed record Timetable(
    IReadOnlyList<Meeting> Meetings, IReadOnlyList<UnplacedMeeting> Unplaced, double TotalScore, double ScoreBound, double Value, double ValueBound, int Missing,
    int SlotsUsed, int SlotBound, int LargestLoad, int TableBound)
{
    /// <summary>How far the value may be from the best, as a part of the bound.</summary>
    public double Gap => ValueBound - Value <= 1e-9 ? 0 : (ValueBound - Value) / Math.Max(Math.Abs(ValueBound), Math.Abs(Value));
}

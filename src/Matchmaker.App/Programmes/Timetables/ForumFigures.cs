namespace Matchmaker.App.Programmes.Timetables;

/// <summary>How good a timetable is, with its bounds; see the Engine's Timetable for what each says.</summary>
/// <param name="TotalScore">Sum of the meetings' scores.</param>
/// <param name="ScoreBound">No timetable that misses no more meetings has a higher sum; null after it was mended.</param>
/// <param name="Gap">How far from the best the timetable may be by all that counts, as a part; null after it was mended.</param>
/// <param name="Missing">Meetings missing to the least numbers.</param>
/// <param name="SlotsUsed">The last slot with a meeting.</param>
/// <param name="SlotBound">No timetable of these meetings ends earlier; null after it was mended.</param>
/// <param name="LargestLoad">The most meetings of a participant.</param>
/// <param name="TableBound">Slots that the meetings need at least for their tables.</param>
public sealed record ForumFigures(double TotalScore, double? ScoreBound, double? Gap, int Missing, int SlotsUsed, int? SlotBound, int LargestLoad, int TableBound);

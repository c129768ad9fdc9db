namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What became of one meeting when a timetable was mended.</summary>
/// <param name="A">One participant.</param>
/// <param name="B">The other.</param>
/// <param name="From">Where it stood; null where it is new.</param>
/// <param name="To">Where it stands; null where it is gone.</param>
public sealed record ForumMoved(string A, string B, int? From, int? To);

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A time in which meetings are held.</summary>
/// <param name="Number">From 1, over all days.</param>
/// <param name="Start">In the forum's time zone.</param>
/// <param name="End">In the forum's time zone.</param>
/// <param name="Tables">Meetings that it holds.</param>
public sealed record ForumSlot(int Number, DateTimeOffset Start, DateTimeOffset End, int Tables);

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A time of a day in which nobody meets.</summary>
public readonly record struct ForumPause(TimeOnly From, TimeOnly Until);

namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>A meeting that went to another slot.</summary>
/// <param name="A">The one with the lower index.</param>
/// <param name="B">The one with the higher index.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stands.</param>
public readonly record struct MovedMeeting(int A, int B, int From, int To);

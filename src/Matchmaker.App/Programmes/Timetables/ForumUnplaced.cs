using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Two who should have met and do not.</summary>
public sealed record ForumUnplaced(string A, string B, UnplacedReason Reason);

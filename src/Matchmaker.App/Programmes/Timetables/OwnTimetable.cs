namespace Matchmaker.App.Programmes.Timetables;

/// <summary>An actor's meetings in a programme.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Title">Its title.</param>
/// <param name="ActorId">Whose meetings.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">The forum's time zone, in which times are given.</param>
/// <param name="Meetings">By time, cancelled ones among them.</param>
public sealed record OwnTimetable(long ProgrammeId, string Title, long ActorId, string Name, string TimeZone, IReadOnlyList<OwnMeeting> Meetings);

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>What publishing a timetable brought about.</summary>
/// <param name="Meetings">Meetings that hold.</param>
/// <param name="Told">Actors that were told of a change.</param>
public sealed record TimetablePublicationResource(int Meetings, int Told);

namespace Matchmaker.Web.Components.Programmes.Timetables;

/// <summary>Names the texts of a forum's timetable.</summary>
public sealed class TimetableTexts;

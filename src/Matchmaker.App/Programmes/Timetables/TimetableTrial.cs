namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A timetable that was tried and is not kept yet.</summary>
/// <param name="Choices">What it was made with.</param>
/// <param name="Timetable">What came out.</param>
/// <param name="Account">It in words.</param>
/// <param name="Difference">What differs from the plan as it is kept, in words; empty where there is none.</param>
public sealed record TimetableTrial(TimetableChoices Choices, ForumTimetable Timetable, ForumAccount Account, IReadOnlyList<string> Difference);

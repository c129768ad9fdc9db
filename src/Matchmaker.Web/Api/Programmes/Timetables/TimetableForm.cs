using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>What to make a timetable with.</summary>
public sealed record TimetableForm
{
    /// <summary>What to call the plan.</summary>
    /// <example>First plan</example>
    public string Name { get; init; } = "Timetable";

    /// <summary>What is settled: days and tables, settings, pairs, and of participants, by the number of their actor.</summary>
    public TimetableChoices Choices { get; init; } = new();
}

using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>What to make a timetable with.</summary>
public sealed record TimetableForm
{
    /// <summary>The plan to solve again; null for a new one.</summary>
    /// <example>3</example>
    public long? PlanId { get; init; }

    /// <summary>What to call the plan.</summary>
    /// <example>First plan</example>
    public string Name { get; init; } = "Timetable";

    /// <summary>What is settled: days and tables, settings, pairs, and of participants, by the number of their actor.</summary>
    public TimetableChoices Choices { get; init; } = new();

    /// <summary>Whether it is only tried, and not kept.</summary>
    /// <example>false</example>
    public bool IsTrial { get; init; }
}

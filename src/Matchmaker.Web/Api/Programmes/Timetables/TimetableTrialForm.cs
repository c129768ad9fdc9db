using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>What to try a timetable with.</summary>
public sealed record TimetableTrialForm
{
    /// <summary>The plan to compare with; null for none.</summary>
    /// <example>3</example>
    public long? PlanId { get; init; }

    /// <summary>What is settled: days and tables, settings, pairs, and of participants, by the number of their actor.</summary>
    public TimetableChoices Choices { get; init; } = new();
}

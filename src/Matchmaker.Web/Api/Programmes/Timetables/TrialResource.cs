using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>A timetable that was made or mended.</summary>
public sealed record TrialResource
{
    /// <summary>The plan that keeps it; null for a trial.</summary>
    /// <example>3</example>
    public long? Id { get; init; }

    /// <summary>What the plan is called; null for a trial.</summary>
    /// <example>First plan</example>
    public string? Name { get; init; }

    /// <summary>Its meetings and figures.</summary>
    public required ForumTimetable Timetable { get; init; }

    /// <summary>It in plain words.</summary>
    public required ForumAccount Account { get; init; }

    /// <summary>What differs from the plan before, in plain words.</summary>
    public required IReadOnlyList<string> Difference { get; init; }

    internal static TrialResource Of(TimetableTrial trial, long? id = null, string? name = null) => new() { Id = id, Name = name, Timetable = trial.Timetable, Account = trial.Account, Difference = trial.Difference };
}

using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>The workbench of a programme's meetings as it stands.</summary>
public sealed record TimetableBoard
{
    public required long ProgrammeId { get; init; }

    public required string Title { get; init; }

    public required ProgrammeState State { get; init; }

    /// <summary>All plans of the kind.</summary>
    public required IReadOnlyList<PlanLine> Plans { get; init; }

    /// <summary>The one that is open; null before the first is solved.</summary>
    public PlanLine? Plan { get; init; }

    public required TimetableChoices Choices { get; init; }

    public required Forum Forum { get; init; }

    /// <summary>What was found; null before it was solved.</summary>
    public ForumTimetable? Timetable { get; init; }

    public ForumAccount? Account { get; init; }

    /// <summary>What contradicts itself, and what one should know.</summary>
    public IReadOnlyList<GivenIssue> Issues { get; init; } = [];
}

using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>A programme's meetings as the workbench has them.</summary>
public sealed record TimetableResource
{
    /// <summary>The plan; null before the first is made.</summary>
    /// <example>3</example>
    public long? Id { get; init; }

    /// <summary>What the plan is called.</summary>
    /// <example>First plan</example>
    public string? Name { get; init; }

    /// <summary>When it was published; null where it does not hold.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What is settled.</summary>
    public required TimetableChoices Choices { get; init; }

    /// <summary>The slots.</summary>
    public required IReadOnlyList<ForumSlot> Slots { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<ForumParticipant> Participants { get; init; }

    /// <summary>Meetings and figures; null before it was solved.</summary>
    public ForumTimetable? Timetable { get; init; }

    /// <summary>The timetable in plain words.</summary>
    public ForumAccount? Account { get; init; }

    /// <summary>What contradicts itself, and what one should know.</summary>
    public required IReadOnlyList<GivenIssue> Issues { get; init; }

    internal static TimetableResource Of(TimetableBoard board) => new()
    {
        Id = board.Plan?.Id,
        Name = board.Plan?.Name,
        PublishedAt = board.Plan?.PublishedAt,
        Choices = board.Choices,
        Slots = board.Forum.Grid.Check().Count == 0 ? board.Forum.Grid.Slots() : [],
        Participants = board.Forum.Participants,
        Timetable = board.Timetable,
        Account = board.Account,
        Issues = board.Issues,
    };
}

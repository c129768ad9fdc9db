namespace Matchmaker.App.Programmes;

/// <summary>A team as a plan has it.</summary>
public sealed record PlannedTeam
{
    /// <summary>The same whenever the plan is published again: two actors who meet keep their team when it moves to another hour.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<PlannedMember> Members { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string? Place { get; init; }
}

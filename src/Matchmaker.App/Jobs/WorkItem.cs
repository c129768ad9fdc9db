using Matchmaker.App.Access;

namespace Matchmaker.App.Jobs;

/// <summary>A piece of background work as it stands at a moment.</summary>
public sealed record WorkItem
{
    public required string Id { get; init; }

    /// <summary>What it is about; a second piece with the same key is not begun while one waits or runs.</summary>
    public required string Key { get; init; }

    /// <summary>What to call it.</summary>
    public required string Name { get; init; }

    /// <summary>What one must be allowed to do to cancel it.</summary>
    public required Deed Deed { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string StartedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public WorkState State { get; init; }

    public WorkStep? Step { get; init; }

    /// <summary>What came of it, or why it failed.</summary>
    public string? Outcome { get; init; }

    public bool IsFinished => State is not (WorkState.Waiting or WorkState.Running);
}

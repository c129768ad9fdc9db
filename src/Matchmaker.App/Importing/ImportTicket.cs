namespace Matchmaker.App.Importing;

/// <summary>An import that was handed to the queue, as it stands at a moment.</summary>
public sealed record ImportTicket
{
    public required string Id { get; init; }

    /// <summary>Name of the <see cref="ImportSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Names of the files, without folders.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required ImportOptions Options { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public ImportState State { get; init; }

    /// <summary>How far it is; null before it has begun to read.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>What it did; null unless it is <see cref="ImportState.Done"/>, and where the program was killed in the very moment after it.</summary>
    public ImportSummary? Summary { get; init; }

    /// <summary>Why it failed, and what to do.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether rows were rejected, so that there is a file of them.</summary>
    public bool HasRejects => Summary?.RejectsPath is not null;

    public bool IsFinished => State is not (ImportState.Waiting or ImportState.Running);
}

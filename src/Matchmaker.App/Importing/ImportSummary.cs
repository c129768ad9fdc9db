namespace Matchmaker.App.Importing;

/// <summary>What an import did. <see cref="RowsRead"/> is the sum of the stored, the unchanged and the rejected, or the import has failed.</summary>
public sealed record ImportSummary
{
    public required string Source { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public required TimeSpan Duration { get; init; }

    public required long RowsRead { get; init; }

    /// <summary>Rows that added or changed something.</summary>
    public required long RowsStored { get; init; }

    /// <summary>Rows that said nothing new.</summary>
    public required long RowsUnchanged { get; init; }

    /// <summary>Rows in the rejects file: with mistakes, and left out by a rule of the source.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Those of the rejected rows that a rule of the source leaves out, such as withdrawn entries of a register.</summary>
    public required long RowsLeftOut { get; init; }

    public required RecordCounts Actors { get; init; }

    public required RecordCounts Collaborations { get; init; }

    public required RecordCounts Participations { get; init; }

    public required RecordCounts Feedback { get; init; }

    public required long Merged { get; init; }

    public required long CandidateCount { get; init; }

    /// <summary>The first of the duplicate candidates.</summary>
    public required IReadOnlyList<DuplicateCandidate> Candidates { get; init; }

    public required IReadOnlyList<ImportRemark> Remarks { get; init; }

    public required string? RejectsPath { get; init; }

    /// <summary>Whether the registry is as it was before.</summary>
    public bool ChangedNothing => RowsStored == 0 && Merged == 0;

    /// <summary>Whether nothing of it is in the registry: there were no rows, or all were rejected.</summary>
    public bool HoldsNothing => RowsStored == 0 && RowsUnchanged == 0;
}

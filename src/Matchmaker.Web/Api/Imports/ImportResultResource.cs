using Matchmaker.App.Importing;

namespace Matchmaker.Web.Api.Imports;

/// <summary>What an import did; rows read are the sum of those stored, unchanged and rejected.</summary>
public sealed record ImportResultResource
{
    /// <summary>Rows read.</summary>
    /// <example>1200</example>
    public required long RowsRead { get; init; }

    /// <summary>Rows that added or changed something.</summary>
    /// <example>1100</example>
    public required long RowsStored { get; init; }

    /// <summary>Rows that said nothing new.</summary>
    /// <example>90</example>
    public required long RowsUnchanged { get; init; }

    /// <summary>Rows in the table of rejects.</summary>
    /// <example>10</example>
    public required long RowsRejected { get; init; }

    /// <summary>What became of the actors.</summary>
    public required RecordCounts Actors { get; init; }

    /// <summary>What became of the collaborations.</summary>
    public required RecordCounts Collaborations { get; init; }

    /// <summary>What became of who took part.</summary>
    public required RecordCounts Participations { get; init; }

    /// <summary>What became of the feedback.</summary>
    public required RecordCounts Feedback { get; init; }

    /// <summary>Actors that were made one with another.</summary>
    /// <example>0</example>
    public required long Merged { get; init; }

    /// <summary>Pairs of actors that may be one.</summary>
    /// <example>2</example>
    public required long DuplicateCandidates { get; init; }

    /// <summary>Things to know about rows that were kept.</summary>
    public required IReadOnlyList<ImportRemark> Remarks { get; init; }

    /// <summary>Where the table of rejected rows is; null where none was.</summary>
    /// <example>/api/v1/imports/019aa2c1b5d07b2d8f6e0c4a9d3e7f10/rejects</example>
    public string? Rejects { get; init; }

    /// <summary>How many seconds it took.</summary>
    /// <example>8.4</example>
    public required double Seconds { get; init; }
}

namespace Matchmaker.App.Importing;

/// <summary>One finished import, kept so that anyone can see where the registry's records came from.</summary>
public sealed class ImportRun
{
    public long Id { get; set; }

    /// <summary>The kind of source: <c>csv</c>, <c>cordis</c>, <c>ror</c>, <c>demo</c>.</summary>
    public required string Source { get; set; }

    /// <summary>Names of the files, without their folders.</summary>
    public List<string> Files { get; set; } = [];

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset FinishedAt { get; set; }

    public long RowsRead { get; set; }

    public long RowsStored { get; set; }

    public long RowsUnchanged { get; set; }

    public long RowsRejected { get; set; }
}

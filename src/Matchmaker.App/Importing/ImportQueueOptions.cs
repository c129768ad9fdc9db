using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Importing;

/// <summary>How much the queue of imports takes and keeps.</summary>
public sealed class ImportQueueOptions
{
    /// <summary>Where uploaded files and files of rejects lie, and what waits for its turn; beside the registry by default. Each process has a folder of its own in it.</summary>
    public string? Folder { get; set; }

    /// <summary>The most that the files of one import may have together.</summary>
    [Range(1, long.MaxValue)]
    public long MostBytes { get; set; } = 512L << 20;

    [Range(1, 1_000)]
    public int MostFiles { get; set; } = 20;

    /// <summary>How many may wait; one more is refused.</summary>
    [Range(1, 1_000)]
    public int MostWaiting { get; set; } = 10;

    /// <summary>How many finished ones can be looked up.</summary>
    [Range(1, 10_000)]
    public int MostFinished { get; set; } = 50;
}

namespace Matchmaker.App.Models;

/// <summary>A trained model that the registry knows: its file, its card, and whether it serves.</summary>
public sealed class ModelVersion
{
    public long Id { get; set; }

    /// <summary>Version name, unique: the cut or training time and a counter.</summary>
    public required string Name { get; set; }

    /// <summary>File name inside the models folder.</summary>
    public required string FileName { get; set; }

    /// <summary>The card as JSON: data hash, counts, cut date, options, seed, metrics, duration.</summary>
    public required string Card { get; set; }

    public DateTimeOffset TrainedAt { get; set; }

    /// <summary>
    /// When this version last began to serve; the newest one serves, the one before is what a rollback returns to. Null where it never did, or was rolled back from.
    /// </summary>
    public DateTimeOffset? ActivatedAt { get; set; }

    public bool IsActive { get; set; }

    /// <summary>When its file was given up to make room; the card stays. Null where it is kept.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

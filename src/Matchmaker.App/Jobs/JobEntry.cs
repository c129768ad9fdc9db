namespace Matchmaker.App.Jobs;

/// <summary>A job as the database knows it: when it runs, and who holds it at the moment.</summary>
public sealed class JobEntry
{
    public required string Name { get; set; }

    /// <summary>When it runs, where the secretariat has said so; null for what the configuration says.</summary>
    public string? Cron { get; set; }

    /// <summary>The zone that <see cref="Cron"/> means, by its IANA name.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether it waits until somebody lets it run again.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Grows with every holder: who comes with a lower one has lost the job and may not write any more (a fencing token).</summary>
    public long Token { get; set; }

    /// <summary>The node that holds it; null for none.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when, unless the holder asks for more.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>When the administrator was told that it fails; null while it does not.</summary>
    public DateTimeOffset? FailureToldAt { get; set; }
}

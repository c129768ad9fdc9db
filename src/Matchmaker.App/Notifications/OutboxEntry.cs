namespace Matchmaker.App.Notifications;

/// <summary>Something that leaves the house: written down in the transaction of what causes it, and sent afterwards, by one sender at a time.</summary>
public abstract class OutboxEntry
{
    public long Id { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>It is not sent, or not tried again, earlier.</summary>
    public DateTimeOffset DueAt { get; set; }

    public OutboxState State { get; set; }

    /// <summary>How often somebody set out to send it.</summary>
    public int Attempts { get; set; }

    /// <summary>Who sends it at the moment; a new text for each claim.</summary>
    public string? Claim { get; set; }

    /// <summary>Until when; afterwards its sender is taken for dead, and another may send it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When it was sent, or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Problem { get; set; }
}

namespace Matchmaker.App.Access;

/// <summary>Who did what, when, from where. Written once; the database refuses to change or delete it.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The person, by key alone: a person who is erased stays a number here.</summary>
    public long? AccountId { get; set; }

    public long? ApiKeyId { get; set; }

    /// <summary>What was done, such as <c>introduction.asked</c>.</summary>
    public required string Action { get; set; }

    /// <summary>The actor that it was done for, or to.</summary>
    public long? ActorId { get; set; }

    /// <summary>What it was done to, such as <c>introduction:12</c>.</summary>
    public string? Subject { get; set; }

    /// <summary>What changed, in words; never personal data.</summary>
    public string? Details { get; set; }

    /// <summary>The network address it came from.</summary>
    public string? Address { get; set; }
}

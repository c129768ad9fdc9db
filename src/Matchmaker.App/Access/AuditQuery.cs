namespace Matchmaker.App.Access;

/// <summary>Which entries of the audit log to read.</summary>
public sealed record AuditQuery
{
    /// <summary>Part of the person's name or address, or <c>account 12</c>.</summary>
    public string? Who { get; init; }

    /// <summary>The beginning of the action, such as <c>claim</c>.</summary>
    public string? Action { get; init; }

    public long? ActorId { get; init; }

    /// <summary>The first day, in UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in UTC.</summary>
    public DateOnly? Until { get; init; }
}

namespace Matchmaker.App.Notifications;

/// <summary>A mail as administrators see it: without what it says.</summary>
public sealed record MailLine(long Id, string Kind, string To, OutboxState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, string? Problem);

namespace Matchmaker.App.Notifications;

/// <summary>What came of sending.</summary>
/// <param name="Sent">Left the house.</param>
/// <param name="Delayed">Failed for now, and is tried again.</param>
/// <param name="Failed">Given up.</param>
public sealed record OutboxTally(int Sent, int Delayed, int Failed);

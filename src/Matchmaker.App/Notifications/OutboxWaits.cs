namespace Matchmaker.App.Notifications;

/// <summary>How long to wait after each attempt that failed, before it is given up.</summary>
public static class OutboxWaits
{
    /// <summary>A mail is tried for about two days: a server that is away over a weekend's night is back by then.</summary>
    public static IReadOnlyList<TimeSpan> OfMails { get; } = [.. new[] { 1, 5, 15, 30, 60, 120, 240, 360, 360, 360, 360, 360, 360, 360 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>An event is tried for about a day.</summary>
    public static IReadOnlyList<TimeSpan> OfWebhooks { get; } = [.. new[] { 1, 5, 15, 30, 60, 120, 240, 420, 540 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>The wait after an attempt, counted from 1; null where it was the last.</summary>
    public static TimeSpan? After(this IReadOnlyList<TimeSpan> waits, int attempt) => attempt <= waits.Count ? waits[attempt - 1] : null;
}

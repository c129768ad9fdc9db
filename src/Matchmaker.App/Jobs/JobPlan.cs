namespace Matchmaker.App.Jobs;

/// <summary>When a job runs.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Cron">Seconds, minutes, hours, day of the month, month, day of the week; null for never by itself.</param>
/// <param name="Zone">Whose clock is meant.</param>
public sealed record JobPlan(string Job, string? Cron, TimeZoneInfo Zone);

namespace Matchmaker.App.Jobs;

/// <summary>A job as people see it.</summary>
/// <param name="Plan">When it runs.</param>
/// <param name="IsChanged">Whether the secretariat has changed that.</param>
/// <param name="IsPaused">Whether it waits until somebody lets it run again.</param>
/// <param name="Next">When its time comes next; null where it does not by itself.</param>
/// <param name="Present">The run that waits or is under way, if any.</param>
/// <param name="Last">The last run that ended, if any.</param>
public sealed record JobLine(JobPlan Plan, bool IsChanged, bool IsPaused, DateTimeOffset? Next, JobRun? Present, JobRun? Last);

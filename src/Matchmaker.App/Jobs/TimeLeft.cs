namespace Matchmaker.App.Jobs;

/// <summary>How long work that is under way still takes, if it goes on as fast as so far. Nothing is said before there is something to judge by.</summary>
public static class TimeLeft
{
    private const double LeastPart = 0.05;

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostTold = TimeSpan.FromDays(1);

    /// <param name="run">A run, in any state.</param>
    /// <param name="now">The present time.</param>
    public static TimeSpan? Of(JobRun run, DateTimeOffset now) => run.State == WorkState.Running ? Of(run.StartedAt, run.Part, now) : null;

    /// <inheritdoc cref="Of(JobRun, DateTimeOffset)"/>
    /// <param name="item">A piece of work, in any state.</param>
    /// <param name="now">The present time.</param>
    public static TimeSpan? Of(WorkItem item, DateTimeOffset now) => item.State == WorkState.Running ? Of(item.StartedAt, item.Step?.Part, now) : null;

    // Also null where the clock was set back since it began.
    private static TimeSpan? Of(DateTimeOffset? startedAt, double? part, DateTimeOffset now)
    {
        if (startedAt is not { } started || part is not (>= LeastPart and < 1) || now - started < LeastTime) return null;
        var left = (now - started) * ((1 - part.Value) / part.Value);
        return left <= MostTold ? left : null;
    }
}

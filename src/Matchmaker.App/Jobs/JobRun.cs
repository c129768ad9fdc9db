namespace Matchmaker.App.Jobs;

/// <summary>One run of a job: asked for, under way, or past.</summary>
public sealed class JobRun
{
    public long Id { get; set; }

    public required string Job { get; set; }

    public JobTrigger Trigger { get; set; }

    /// <summary>Who asked for it; null where nobody had to.</summary>
    public string? AskedBy { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The moment of the schedule that it is for: there is one run for each.</summary>
    public DateTimeOffset? ScheduledFor { get; set; }

    /// <summary>It does not begin earlier.</summary>
    public DateTimeOffset NotBefore { get; set; }

    public WorkState State { get; set; }

    /// <summary>1 for the first.</summary>
    public int Attempt { get; set; } = 1;

    public string? Node { get; set; }

    /// <summary>The token that it runs under; see <see cref="JobEntry.Token"/>.</summary>
    public long Token { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? CancelAskedAt { get; set; }

    /// <summary>What has begun last.</summary>
    public string? Step { get; set; }

    /// <summary>How far it is, from 0 to 1.</summary>
    public double? Part { get; set; }

    /// <summary>What came of it, or why it failed.</summary>
    public string? Outcome { get; set; }

    public Dictionary<string, long> Counts { get; set; } = [];

    /// <summary>What it said on its way, a line each.</summary>
    public string? Log { get; set; }

    /// <summary>Whether there was nothing to do, so that it is not kept.</summary>
    public bool IsIdle { get; set; }

    public TimeSpan? Duration => FinishedAt - StartedAt;
}

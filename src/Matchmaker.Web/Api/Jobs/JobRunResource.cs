using Matchmaker.App.Jobs;

namespace Matchmaker.Web.Api.Jobs;

/// <summary>One run of a job: asked for, under way, or past.</summary>
public sealed record JobRunResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>Name of the job.</summary>
    /// <example>backup</example>
    public required string Job { get; init; }

    /// <summary>Why it runs.</summary>
    /// <example>schedule</example>
    public required JobTrigger Trigger { get; init; }

    /// <summary>Who asked for it; null where nobody had to.</summary>
    /// <example>Chai Curator</example>
    public string? AskedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    /// <example>2026-11-22T01:15:00+00:00</example>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The moment of the schedule that it is for.</summary>
    /// <example>2026-11-22T01:15:00+00:00</example>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>It does not begin earlier.</summary>
    /// <example>2026-11-22T01:15:00+00:00</example>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>done</example>
    public required WorkState State { get; init; }

    /// <summary>Which try it is, from 1.</summary>
    /// <example>1</example>
    public required int Attempt { get; init; }

    /// <summary>The machine and process that runs it.</summary>
    /// <example>web-1/4021</example>
    public string? Node { get; init; }

    /// <summary>When it began.</summary>
    /// <example>2026-11-22T01:15:01+00:00</example>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    /// <example>2026-11-22T01:15:04+00:00</example>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When somebody asked it to stop.</summary>
    /// <example>2026-11-22T01:15:03+00:00</example>
    public DateTimeOffset? CancelAskedAt { get; init; }

    /// <summary>What has begun last.</summary>
    /// <example>Copying the registry</example>
    public string? Step { get; init; }

    /// <summary>How far it is, from 0 to 1; null where nobody can tell.</summary>
    /// <example>0.4</example>
    public double? Part { get; init; }

    /// <summary>About how many seconds more it takes; null where there is nothing yet to judge by.</summary>
    /// <example>90</example>
    public long? SecondsLeft { get; init; }

    /// <summary>What came of it, or why it failed.</summary>
    /// <example>One copy made.</example>
    public string? Outcome { get; init; }

    /// <summary>What was done, in numbers.</summary>
    /// <example>{"copies": 1}</example>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>What it said on its way, a line each.</summary>
    /// <example>Copied 4 MB</example>
    public string? Log { get; init; }

    public static JobRunResource Of(JobRun run) => new()
    {
        Id = run.Id,
        Job = run.Job,
        Trigger = run.Trigger,
        AskedBy = run.AskedBy,
        AskedAt = run.AskedAt,
        ScheduledFor = run.ScheduledFor,
        NotBefore = run.NotBefore,
        State = run.State,
        Attempt = run.Attempt,
        Node = run.Node,
        StartedAt = run.StartedAt,
        FinishedAt = run.FinishedAt,
        CancelAskedAt = run.CancelAskedAt,
        Step = run.Step,
        Part = run.Part,
        SecondsLeft = (long?)TimeLeft.Of(run, DateTimeOffset.UtcNow)?.TotalSeconds,
        Outcome = run.Outcome,
        Counts = run.Counts,
        Log = run.Log,
    };
}

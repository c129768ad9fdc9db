using Matchmaker.App.Jobs;

namespace Matchmaker.Web.Api.Jobs;

/// <summary>Something that runs by itself.</summary>
public sealed record JobResource
{
    /// <summary>Its name.</summary>
    /// <example>backup</example>
    public required string Name { get; init; }

    /// <summary>When it runs.</summary>
    public required JobScheduleResource Schedule { get; init; }

    /// <summary>When its time comes next; null where it does not by itself.</summary>
    /// <example>2026-11-23T01:15:00+00:00</example>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The run that waits or is under way, if any.</summary>
    public JobRunResource? Present { get; init; }

    /// <summary>The last run that ended, if any.</summary>
    public JobRunResource? Last { get; init; }

    public static JobResource Of(JobLine line) => new()
    {
        Name = line.Plan.Job,
        Schedule = JobScheduleResource.Of(line),
        Next = line.IsPaused ? null : line.Next,
        Present = line.Present is { } present ? JobRunResource.Of(present) : null,
        Last = line.Last is { } last ? JobRunResource.Of(last) : null,
    };
}

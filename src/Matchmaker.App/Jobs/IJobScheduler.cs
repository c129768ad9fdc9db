namespace Matchmaker.App.Jobs;

/// <summary>
/// The port of background jobs: tells when a job's time has come, on one node or more. What then happens (one run at a time, retries, history) is the same for every implementation: see <see cref="JobRunner"/>.
/// </summary>
public interface IJobScheduler : IAsyncDisposable
{
    /// <summary>What it is called in the configuration.</summary>
    string Provider { get; }

    /// <summary>Begins to tell. Plans of jobs that are no longer known are forgotten.</summary>
    /// <param name="plans">When each job runs.</param>
    /// <param name="due">Told of each moment: the job and the moment of its schedule. May be told of one more than once, on several nodes.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    Task StartAsync(IReadOnlyList<JobPlan> plans, Func<string, DateTimeOffset, CancellationToken, Task> due, CancellationToken cancellationToken = default);

    /// <summary>Changes when a job runs.</summary>
    Task PlanAsync(JobPlan plan, CancellationToken cancellationToken = default);

    /// <summary>When a job's time comes next; null where it does not by itself.</summary>
    Task<DateTimeOffset?> NextAsync(string job, CancellationToken cancellationToken = default);
}

namespace Matchmaker.App.Jobs;

/// <summary>What the workers of a scheduler do; see <see cref="IJobWorkers"/>.</summary>
/// <param name="RunAsync">Runs the oldest run of a job that waits, and gives it as it ended; null where nothing waits, or where somebody else is at it. The token stops the run as a person does who cancels it.</param>
/// <param name="Nudge">Looks at once what else waits.</param>
/// <param name="AtOnce">How many jobs that take long this node runs at once.</param>
/// <param name="IsLight">Whether a job does little at a time, so that it does not wait for its turn among those that take long.</param>
public sealed record JobWork(Func<string, CancellationToken, Task<JobRun?>> RunAsync, Action Nudge, int AtOnce, Func<string, bool> IsLight);

namespace Matchmaker.App.Jobs;

/// <summary>Tells whoever looks after the installation that a job keeps failing.</summary>
public interface IJobAlarm
{
    /// <summary>Called once, until the job has succeeded again.</summary>
    Task TellAsync(JobRun run, CancellationToken cancellationToken = default);
}

using Matchmaker.App.Storage;

namespace Matchmaker.App.Jobs;

/// <summary>Tells whoever looks after the installation that a job keeps failing.</summary>
public interface IJobAlarm
{
    /// <summary>Called once, until the job has succeeded again; what it adds is saved with the end of the run.</summary>
    Task TellAsync(RegistryContext context, JobRun run, CancellationToken cancellationToken = default);
}

using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>Remembers what it was told.</summary>
internal sealed class RecordedAlarm : IJobAlarm
{
    public List<JobRun> Told { get; } = [];

    public Task TellAsync(RegistryContext context, JobRun run, CancellationToken cancellationToken = default)
    {
        Told.Add(run);
        return Task.CompletedTask;
    }
}

using Matchmaker.App.Jobs;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>Remembers what it was told.</summary>
internal sealed class RecordedAlarm : IJobAlarm
{
    public List<JobRun> Told { get; } = [];

    public Task TellAsync(JobRun run, CancellationToken cancellationToken = default)
    {
        Told.Add(run);
        return Task.CompletedTask;
    }
}

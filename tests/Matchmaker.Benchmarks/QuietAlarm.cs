using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.Benchmarks;

/// <summary>Nobody is to be told where jobs are only measured.</summary>
internal sealed class QuietAlarm : IJobAlarm
{
    public Task TellAsync(RegistryContext context, JobRun run, CancellationToken cancellationToken = default) => Task.CompletedTask;
}

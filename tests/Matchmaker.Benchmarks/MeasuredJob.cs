using Matchmaker.App.Jobs;

namespace Matchmaker.Benchmarks;

/// <summary>A job that does what a benchmark says.</summary>
internal sealed class MeasuredJob(string name, Func<string, CancellationToken, Task> run) : IJob
{
    public JobDefinition Definition { get; } = new(name, null) { IsLight = true, MostAttempts = 3 };

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await run(name, cancellationToken);
        return new("Done.");
    }
}

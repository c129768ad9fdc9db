using Matchmaker.App.Jobs;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>A job that does what a test says.</summary>
internal sealed class ScriptedJob(Func<JobContext, CancellationToken, Task<JobResult>> run, string name = "scripted", string? cron = null) : IJob
{
    private int _runs;

    public int Runs => _runs;

    public JobDefinition Definition { get; init; } = new(name, cron) { MostAttempts = 3, FirstWait = TimeSpan.FromMinutes(1) };

    public Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return run(context, cancellationToken);
    }
}

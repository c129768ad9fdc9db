using Matchmaker.App.Jobs;

namespace Matchmaker.App.Pushing;

/// <summary>Tells during the day those who want to hear as soon as something is new.</summary>
public sealed class PushChangesJob(PushRun run) : IJob
{
    public const string Name = "push-changes";

    public JobDefinition Definition { get; } = new(Name, "0 10 * * * ?");

    public Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken) => PushJob.RunAsync(run, [PushRhythm.OnChange], context, cancellationToken);
}

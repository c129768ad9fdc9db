using Matchmaker.App.Jobs;

namespace Matchmaker.App.Webhooks;

/// <summary>Delivers the events that wait: at once where somebody rings, and every minute for those that were to be tried again.</summary>
public sealed class WebhookJob(WebhookDispatcher dispatcher) : IJob
{
    public const string Name = "webhooks";

    public JobDefinition Definition { get; } = new(Name, "30 * * * * ?") { IsLight = true };

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (sent, delayed, failed) = await dispatcher.RunAsync(cancellationToken);
        var isIdle = sent + delayed + failed == 0;
        return new(isIdle ? "Nothing waits." : $"{sent:N0} delivered, {delayed:N0} to be tried again, {failed:N0} given up.")
        {
            Counts = new Dictionary<string, long> { ["sent"] = sent, ["delayed"] = delayed, ["failed"] = failed },
            IsIdle = isIdle,
        };
    }
}

using Matchmaker.App.Jobs;

namespace Matchmaker.App.Notifications;

/// <summary>Sends the mails that wait: at once where somebody rings, and every minute for those that were to be tried again.</summary>
public sealed class MailJob(MailDispatcher dispatcher) : IJob
{
    public const string Name = "mail";

    public JobDefinition Definition { get; } = new(Name, "0 * * * * ?") { IsLight = true };

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (sent, delayed, failed) = await dispatcher.RunAsync(sent => context.Report($"{sent:N0} sent"), cancellationToken);
        var isIdle = sent + delayed + failed == 0;
        return new(isIdle ? "Nothing waits." : $"{sent:N0} sent, {delayed:N0} to be tried again, {failed:N0} given up.")
        {
            Counts = new Dictionary<string, long> { ["sent"] = sent, ["delayed"] = delayed, ["failed"] = failed },
            IsIdle = isIdle,
        };
    }
}

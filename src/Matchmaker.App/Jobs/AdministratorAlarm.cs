using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Jobs;

/// <summary>Writes a mail to all administrators.</summary>
public sealed class AdministratorAlarm(AdministratorMails administrators) : IJobAlarm
{
    public Task TellAsync(RegistryContext context, JobRun run, CancellationToken cancellationToken = default) => administrators.AddAsync(
        context, FormattableString.Invariant($"job-failed:{run.Id}"), $"Matchmaker: the job {run.Job} fails",
        $"The job {run.Job} failed {run.Attempt} times and is not tried again before its next time.\n\n{run.Outcome}", "/secretariat/jobs", cancellationToken);
}

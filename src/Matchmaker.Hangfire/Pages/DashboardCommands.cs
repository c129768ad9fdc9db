using Hangfire.Storage;
using Matchmaker.App.Access;
using Matchmaker.App.Jobs;

namespace Matchmaker.Hangfire.Pages;

/// <summary>
/// Turns what is done on Hangfire's pages into what the page Jobs does: by the same rights, into the same audit log. "Trigger" and "requeue" let a job run now, "delete" of one that waits or runs cancels
/// the run. Schedules are changed on the page Jobs alone.
/// </summary>
internal sealed class DashboardCommands(HangfireJobScheduler scheduler, JobDesk desk)
{
    private const string Actions = "actions";

    /// <param name="caller">Who gives it.</param>
    /// <param name="path">The address within the pages, as <c>/jobs/processing/delete</c>.</param>
    /// <param name="chosen">The identifiers that were chosen in a list.</param>
    /// <param name="cancellationToken">Stops before the next one.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<CommandOutcome> DoAsync(Caller caller, string path, IReadOnlyList<string?> chosen, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ManageJobs);
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (place, verb, ids) = parts switch
        {
            ["jobs", Actions, var action, var id] => (parts[0], action, [id]),
            ["jobs", _, var action] => (parts[0], action, Given(chosen)),
            ["recurring", var action] => (parts[0], action, Given(chosen)),
            _ => ("", "", new List<string>()),
        };
        if (place == "jobs" && !ids.TrueForAll(scheduler.IsId)) return CommandOutcome.Unknown;
        switch (place, verb)
        {
            case ("recurring", "trigger") when !ids.TrueForAll(job => desk.Has(caller, job)):
                return CommandOutcome.Unknown;
            case ("recurring", "trigger"):
                foreach (var job in ids) await desk.RunAsync(caller, job, cancellationToken);
                return CommandOutcome.Done;
            case ("jobs", "requeue"):
                foreach (var job in ids.Select(NameOf).OfType<string>().Distinct().Where(job => desk.Has(caller, job))) await desk.RunAsync(caller, job, cancellationToken);
                return CommandOutcome.Done;
            case ("jobs", "delete"):
                foreach (var id in ids) await CancelAsync(caller, id, cancellationToken);
                return CommandOutcome.PassOn;
            default:
                return CommandOutcome.Refused;
        }
    }

    private async Task CancelAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        // One that has ended, or that a killed node has left, only leaves the list.
        if (NameOf(id) is not { } job || !scheduler.IsPresent(job, id)) return;
        if ((await desk.LineAsync(caller, job, cancellationToken))?.Present is { } run) await desk.CancelAsync(caller, run.Id, cancellationToken);
    }

    private string? NameOf(string id)
    {
        using var connection = scheduler.Storage().GetConnection();
        return connection.GetJobData(id)?.Job?.Args is [string name, ..] ? name : null;
    }

    private static List<string> Given(IReadOnlyList<string?> chosen) => [.. chosen.OfType<string>()];
}

using System.Globalization;
using Matchmaker.App.Jobs;

namespace Matchmaker.App.Pushing;

/// <summary>Tells at night those who want to hear daily or weekly.</summary>
public sealed class PushJob(PushRun run) : IJob
{
    public const string Name = "push";

    public JobDefinition Definition { get; } = new(Name, "0 30 1 * * ?");

    public Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken) => RunAsync(run, [PushRhythm.Daily, PushRhythm.Weekly], context, cancellationToken);

    internal static async Task<JobResult> RunAsync(PushRun run, PushRhythm[] rhythms, JobContext context, CancellationToken cancellationToken)
    {
        var report = await run.RunAsync(rhythms, context.RequireLeaseAsync, context, cancellationToken);
        if (report.After is { } after && report.Before is { } before)
            context.Log(string.Create(CultureInfo.InvariantCulture, $"Exposure: {after.Suggestions:N0} suggestions of {after.Shown:N0} actors, none to more than {after.Most:N0}; Gini {before.Gini:0.000} by strength alone, {after.Gini:0.000} as told."));
        var outcome = report switch
        {
            { Due: 0 } => "Nobody's time had come.",
            { Digests: 0 } => $"{report.Due:N0} people were looked at; there was nothing worth telling.",
            _ => $"{report.Digests:N0} of {report.Due:N0} people were told of {report.Suggestions:N0} suggestions.",
        };
        return new(outcome) { Counts = new Dictionary<string, long> { ["due"] = report.Due, ["actors"] = report.Actors, ["digests"] = report.Digests, ["suggestions"] = report.Suggestions } };
    }
}

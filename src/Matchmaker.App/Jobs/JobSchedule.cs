using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Matchmaker.App.Jobs;

/// <summary>When each job runs: what the secretariat said, else what the configuration says, else what the job itself proposes.</summary>
public sealed class JobSchedule(RegistryDatabase database, IEnumerable<IJob> jobs, JobOptions options)
{
    private readonly Dictionary<string, JobDefinition> _definitions = jobs.ToDictionary(job => job.Definition.Name, job => job.Definition, StringComparer.Ordinal);

    /// <summary>All plans as they are now.</summary>
    /// <exception cref="JobScheduleException">The configuration holds a schedule or a zone that nobody can read.</exception>
    public async Task<IReadOnlyList<JobPlan>> PlansAsync(CancellationToken cancellationToken = default)
    {
        foreach (var name in options.Schedules.Keys)
            if (!_definitions.ContainsKey(name)) throw new JobScheduleException($"Jobs:Schedules names a job {name}, which there is not. There are: {string.Join(", ", _definitions.Keys.Order(StringComparer.Ordinal))}.");
        await using var context = database.CreateDbContext();
        var entries = await context.Jobs.AsNoTracking().ToDictionaryAsync(entry => entry.Name, cancellationToken);
        return [.. _definitions.Values.OrderBy(definition => definition.Name, StringComparer.Ordinal).Select(definition => PlanOf(definition, entries.GetValueOrDefault(definition.Name)))];
    }

    /// <summary>Reads a schedule as people write it.</summary>
    /// <exception cref="JobScheduleException">It cannot be read.</exception>
    public static void Check(string cron)
    {
        if (!CronExpression.TryParse(cron, out _))
            throw new JobScheduleException($"'{cron}' is no schedule. Give seconds, minutes, hours, day of the month, month and day of the week, with ? for the day that is not meant: 0 30 2 * * ? is every night at half past two.");
    }

    /// <exception cref="JobScheduleException">There is no such zone.</exception>
    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new JobScheduleException($"There is no time zone '{name}'. Give one as Asia/Manila.");

    private JobPlan PlanOf(JobDefinition definition, JobEntry? entry)
    {
        var cron = entry?.Cron ?? options.Schedules.GetValueOrDefault(definition.Name) ?? definition.Cron;
        if (string.IsNullOrWhiteSpace(cron)) return new(definition.Name, null, Zone(options.TimeZone));
        Check(cron);
        return new(definition.Name, cron, Zone(entry?.TimeZone ?? options.TimeZone));
    }
}

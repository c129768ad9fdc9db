using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Matchmaker.App.Jobs;

/// <summary>When each job runs: what the secretariat said, else what the configuration says, else what the job itself proposes.</summary>
public sealed class JobSchedule(RegistryDatabase database, IEnumerable<IJob> jobs, JobOptions options)
{
    private readonly Dictionary<string, JobDefinition> _definitions = jobs.ToDictionary(job => job.Definition.Name, job => job.Definition, StringComparer.Ordinal);

    /// <summary>Whose clock schedules mean that do not say.</summary>
    public TimeZoneInfo UsualZone => Zone(options.TimeZone);

    /// <summary>All plans as they are now. One whose time has passed for good, or that cannot be read any more, is one for never.</summary>
    /// <exception cref="JobScheduleException">The configuration holds a zone that there is not.</exception>
    public async Task<IReadOnlyList<JobPlan>> PlansAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var entries = await context.Jobs.AsNoTracking().ToDictionaryAsync(entry => entry.Name, cancellationToken);
        return [.. _definitions.Values.OrderBy(definition => definition.Name, StringComparer.Ordinal).Select(definition => PlanOf(definition, entries.GetValueOrDefault(definition.Name)))];
    }

    /// <summary>Checks what the configuration says, before anything begins by it.</summary>
    /// <exception cref="JobScheduleException">It holds a schedule or a zone that nobody can read, or names a job that there is not.</exception>
    public void CheckConfiguration()
    {
        var zone = Zone(options.TimeZone);
        foreach (var (name, cron) in options.Schedules)
        {
            if (!_definitions.ContainsKey(name)) throw new JobScheduleException($"Jobs:Schedules names a job {name}, which there is not. There are: {string.Join(", ", _definitions.Keys.Order(StringComparer.Ordinal))}.");
            if (!string.IsNullOrWhiteSpace(cron)) Check(cron, zone, database.Time.GetUtcNow());
        }
    }

    /// <summary>Reads a schedule as people write it.</summary>
    /// <exception cref="JobScheduleException">It cannot be read, or its time never comes.</exception>
    public static void Check(string cron, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!CronExpression.TryParse(cron, out _))
            throw new JobScheduleException($"'{cron}' is no schedule. Give seconds, minutes, hours, day of the month, month and day of the week, with ? for the day that is not meant: 0 30 2 * * ? is every night at half past two.");
        if (Next(cron, zone, now) is null) throw new JobScheduleException($"The time of '{cron}' never comes. Give a day that is still to come; to let a job rest, pause it.");
    }

    /// <summary>When a plan's time comes next; null where it never does.</summary>
    public static DateTimeOffset? Next(JobPlan plan, DateTimeOffset now) => plan.Cron is null ? null : Next(plan.Cron, plan.Zone, now);

    /// <exception cref="JobScheduleException">There is no such zone.</exception>
    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new JobScheduleException($"There is no time zone '{name}'. Give one as Asia/Manila.");

    private JobPlan PlanOf(JobDefinition definition, JobEntry? entry)
    {
        var cron = entry?.Cron ?? options.Schedules.GetValueOrDefault(definition.Name) ?? definition.Cron;

        // Another machine may have known a zone that this one does not.
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(entry?.TimeZone ?? options.TimeZone, out var zone)) return new(definition.Name, null, UsualZone);
        return new(definition.Name, !string.IsNullOrWhiteSpace(cron) && Next(cron, zone, database.Time.GetUtcNow()) is not null ? cron : null, zone);
    }

    private static DateTimeOffset? Next(string cron, TimeZoneInfo zone, DateTimeOffset now) =>
        CronExpression.TryParse(cron, out var expression) ? expression.WithTimeZone(zone).GetNextValidTimeAfter(now) : null;
}

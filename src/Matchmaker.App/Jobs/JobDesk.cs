using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Jobs;

/// <summary>The secretariat looks after the jobs: when they run, what came of it, now or never. What is changed is written into the audit log.</summary>
public sealed class JobDesk(RegistryDatabase database, JobRunner runner, JobSchedule schedule, IJobScheduler scheduler, JobHost host)
{
    /// <summary>How many runs one page of the history holds at the most.</summary>
    public const int MostRuns = 200;

    /// <summary>All jobs, by name.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<JobLine>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadJobs);
        return await LinesAsync(cancellationToken);
    }

    /// <summary>Whether there is a job of that name.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public bool Has(Caller caller, string job)
    {
        RequireSight(caller);
        return runner.Jobs.ContainsKey(job);
    }

    /// <summary>One job; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<JobLine?> LineAsync(Caller caller, string job, CancellationToken cancellationToken = default)
    {
        RequireSight(caller);
        return (await LinesAsync(cancellationToken)).Find(line => line.Plan.Job == job);
    }

    /// <summary>Past and present runs, the latest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="job">Only of this job; null for all.</param>
    /// <param name="before">Only those with a lower key; null for the latest.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<JobRun>> HistoryAsync(Caller caller, string? job = null, long? before = null, int count = 50, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadJobs);
        await using var context = database.CreateDbContext();
        return await context.JobRuns.AsNoTracking().Where(run => (job == null || run.Job == job) && (before == null || run.Id < before))
            .OrderByDescending(run => run.Id).Take(Math.Clamp(count, 1, MostRuns)).ToListAsync(cancellationToken);
    }

    /// <summary>One run; null where it is not kept any more.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<JobRun?> FindAsync(Caller caller, long runId, CancellationToken cancellationToken = default)
    {
        RequireSight(caller);
        await using var context = database.CreateDbContext();
        return await context.JobRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == runId, cancellationToken);
    }

    /// <summary>Lets a job run as soon as it can; one that was asked for already and still waits is that one.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="JobScheduleException">There is no such job.</exception>
    public async Task<JobRun> RunAsync(Caller caller, string job, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageJobs);
        Known(job);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var waiting = await context.JobRuns.Where(run => run.Job == job && run.State == WorkState.Waiting).OrderBy(run => run.NotBefore).FirstOrDefaultAsync(cancellationToken);
        var asked = waiting ?? new JobRun { Job = job, Trigger = JobTrigger.Person, AskedBy = caller.Name, AskedAt = now };
        asked.NotBefore = now;
        if (waiting is null) context.JobRuns.Add(asked);
        AuditLog.Record(context, caller, "job.run", subject: $"job:{job}");
        await context.SaveChangesAsync(cancellationToken);
        host.Nudge();
        return asked;
    }

    /// <summary>Stops a run that waits or is under way; the latter ends at the next point where it can.</summary>
    /// <returns>Whether there was something to stop.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<bool> CancelAsync(Caller caller, long runId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageJobs);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var waited = await context.JobRuns.Where(run => run.Id == runId && run.State == WorkState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, WorkState.Cancelled).SetProperty(run => run.CancelAskedAt, now).SetProperty(run => run.FinishedAt, now), cancellationToken);
        var ran = await context.JobRuns.Where(run => run.Id == runId && run.State == WorkState.Running && run.CancelAskedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelAskedAt, now), cancellationToken);
        if (waited + ran == 0) return false;
        AuditLog.Record(context, caller, "job.cancelled", subject: $"job-run:{runId}");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Changes when a job runs.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="job">Its name.</param>
    /// <param name="cron">The schedule; null for what the configuration says.</param>
    /// <param name="timeZone">Whose clock it means; null for the configuration's.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="JobScheduleException">There is no such job, or the schedule cannot be read.</exception>
    public async Task PlanAsync(Caller caller, string job, string? cron, string? timeZone, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageJobs);
        Known(job);
        cron = string.IsNullOrWhiteSpace(cron) ? null : cron.Trim();
        timeZone = string.IsNullOrWhiteSpace(timeZone) ? null : timeZone.Trim();
        if (cron is null && timeZone is not null) throw new JobScheduleException("A time zone belongs to a schedule: give both, or neither for what the configuration says.");
        if (cron is not null) JobSchedule.Check(cron, timeZone is null ? schedule.UsualZone : JobSchedule.Zone(timeZone), database.Time.GetUtcNow());

        // A node that has just started, or runs no jobs, may not have written them down yet.
        await runner.PrepareAsync(cancellationToken);
        await using var context = database.CreateDbContext();
        var entry = await context.Jobs.SingleAsync(one => one.Name == job, cancellationToken);
        (entry.Cron, entry.TimeZone) = (cron, timeZone);
        AuditLog.Record(context, caller, "job.planned", subject: $"job:{job}", details: cron is null ? "as configured" : $"{cron} {timeZone}");
        await context.SaveChangesAsync(cancellationToken);
        await host.PlanAsync(cancellationToken);
    }

    /// <summary>Lets a job's moments pass by, or no longer. A run that is asked for by a person runs all the same.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="JobScheduleException">There is no such job.</exception>
    public async Task PauseAsync(Caller caller, string job, bool isPaused, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageJobs);
        Known(job);

        // A node that has just started, or runs no jobs, may not have written them down yet.
        await runner.PrepareAsync(cancellationToken);
        await using var context = database.CreateDbContext();
        var entry = await context.Jobs.SingleAsync(one => one.Name == job, cancellationToken);
        entry.IsPaused = isPaused;
        AuditLog.Record(context, caller, isPaused ? "job.paused" : "job.resumed", subject: $"job:{job}");
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<JobLine>> LinesAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var entries = await context.Jobs.AsNoTracking().ToDictionaryAsync(entry => entry.Name, cancellationToken);
        var present = await context.JobRuns.AsNoTracking().Where(run => run.State == WorkState.Waiting || run.State == WorkState.Running).OrderByDescending(run => run.State).ThenBy(run => run.NotBefore).ToListAsync(cancellationToken);
        var lines = new List<JobLine>();
        foreach (var plan in await schedule.PlansAsync(cancellationToken))
        {
            var last = await context.JobRuns.AsNoTracking().Where(run => run.Job == plan.Job && run.FinishedAt != null).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
            var entry = entries.GetValueOrDefault(plan.Job);
            lines.Add(new(plan, entry?.Cron is not null, entry?.IsPaused == true, await NextAsync(plan, cancellationToken), present.Find(run => run.Job == plan.Job), last));
        }

        return lines;
    }

    // Where the clock is another node's, it is asked the plan itself.
    private async Task<DateTimeOffset?> NextAsync(JobPlan plan, CancellationToken cancellationToken) =>
        host.IsStarted ? await scheduler.NextAsync(plan.Job, cancellationToken) : JobSchedule.Next(plan, database.Time.GetUtcNow());

    // Whoever may change a job may see what it changes.
    private static void RequireSight(Caller caller)
    {
        if (!AccessRules.May(caller, Deed.ManageJobs)) AccessRules.Require(caller, Deed.ReadJobs);
    }

    private void Known(string job)
    {
        if (!runner.Jobs.ContainsKey(job)) throw new JobScheduleException($"There is no job {job}. There are: {string.Join(", ", runner.Jobs.Keys.Order(StringComparer.Ordinal))}.");
    }
}

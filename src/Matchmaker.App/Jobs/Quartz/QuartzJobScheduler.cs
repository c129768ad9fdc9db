using Matchmaker.App.Storage;
using Quartz;

namespace Matchmaker.App.Jobs.Quartz;

/// <summary>
/// Quartz.NET as the clock of the jobs: in memory beside a SQLite registry, and in its clustered store on PostgreSQL, where one of all nodes is told of each moment.
/// </summary>
public sealed class QuartzJobScheduler(RegistryDatabase database) : IJobScheduler
{
    private const string Group = "matchmaker";
    private const string Due = "due";

    private IScheduler? _scheduler;

    public string Provider => "quartz";

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("The scheduler has not been started.");

    public async Task StartAsync(IReadOnlyList<JobPlan> plans, Func<string, DateTimeOffset, CancellationToken, Task> due, CancellationToken cancellationToken = default)
    {
        _scheduler = await Builder().BuildScheduler(cancellationToken);
        _scheduler.Context[Due] = due;
        var known = plans.Select(plan => KeyOf(plan.Job)).ToHashSet();
        foreach (var gone in (await _scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellationToken)).Where(key => !known.Contains(key))) await _scheduler.DeleteJob(gone, cancellationToken);
        foreach (var plan in plans) await PlanAsync(plan, cancellationToken);
        await _scheduler.Start(cancellationToken);
    }

    public async Task PlanAsync(JobPlan plan, CancellationToken cancellationToken = default)
    {
        var (job, trigger) = (KeyOf(plan.Job), TriggerOf(plan.Job));
        if (plan.Cron is null)
        {
            await Scheduler.UnscheduleJob(trigger, cancellationToken);
            return;
        }

        // What was missed while no node was up is made up for once.
        var schedule = CronScheduleBuilder.Create(plan.Cron).InTimeZone(plan.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        var wanted = TriggerBuilder.Create().WithIdentity(trigger).ForJob(job).WithSchedule(schedule).Build();
        if (await Scheduler.GetTrigger(trigger, cancellationToken) is ICronTrigger present)
        {
            // Left alone where it is the same: it remembers what it has missed.
            if (present.CronExpressionString == ((ICronTrigger)wanted).CronExpressionString && present.TimeZone.Id == plan.Zone.Id) return;
            await Scheduler.RescheduleJob(trigger, wanted, cancellationToken);
            return;
        }

        await Scheduler.ScheduleJob(JobBuilder.Create<DueJob>().WithIdentity(job).StoreDurably().Build(), [wanted], new ScheduleJobOptions { Replace = true }, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextAsync(string job, CancellationToken cancellationToken = default) =>
        (await Scheduler.GetTrigger(TriggerOf(job), cancellationToken))?.NextFireTimeUtc;

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true);
        _scheduler = null;
    }

    private QuartzSchedulerBuilder Builder() => QuartzSchedulerBuilder.Create(quartz =>
    {
        if (!database.IsPostgres) return;
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(database.ConnectionString);
            store.UseClustering();
            store.ProvisionSchema();
        });
    });

    private static JobKey KeyOf(string job) => new(job, Group);

    private static TriggerKey TriggerOf(string job) => new(job, Group);

    /// <summary>Passes on that a moment has come; the work itself is done elsewhere.</summary>
    private sealed class DueJob : global::Quartz.IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var due = (Func<string, DateTimeOffset, CancellationToken, Task>)context.Scheduler.Context[Due]!;
            await due(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
    }
}

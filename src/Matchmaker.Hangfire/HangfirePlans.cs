using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Matchmaker.App.Jobs;

namespace Matchmaker.Hangfire;

/// <summary>
/// The plans of all jobs in Hangfire's storage, where its pages show them as recurring jobs. When the next moment comes is the product's own reckoning, the same as under every scheduler: Hangfire's
/// (Cronos) counts the days of the week from 0, knows no years, and passes the hour that summer time takes or gives twice in another way.
/// </summary>
internal sealed class HangfirePlans(JobStorage storage)
{
    // Hangfire's pages list what stands here. A score below zero tells its own clock that there is nothing to do.
    private const string Shown = "recurring-jobs";
    private const double NotByItsOwnClock = -1;

    // When each job's time comes, in seconds: what the product's clock asks.
    private const string Moments = "matchmaker:moments";

    private const string Cron = nameof(Cron);
    private const string Zone = "TimeZoneId";
    private const string Next = "NextExecution";
    private const string Last = "LastExecution";
    private const int MostAtOnce = 100;

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    /// <summary>Forgets jobs that are no longer known.</summary>
    public void KeepOnly(IEnumerable<string> jobs)
    {
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetAllItemsFromSet(Shown).Except(jobs)) Remove(connection, gone);
    }

    /// <summary>Writes down when a job runs. One that is so already is left alone: it remembers what it has missed.</summary>
    public void Write(JobPlan plan, DateTimeOffset now)
    {
        using var connection = storage.GetConnection();
        using var held = connection.AcquireDistributedLock(LockOf(plan.Job), LockPatience);
        var present = connection.GetAllEntriesFromHash(KeyOf(plan.Job));
        if (present is not null && present.GetValueOrDefault(Cron) == (plan.Cron ?? "") && present.GetValueOrDefault(Zone) == plan.Zone.Id) return;
        using var change = connection.CreateWriteTransaction();
        change.SetRangeInHash(KeyOf(plan.Job),
        [
            new(Cron, plan.Cron ?? ""), new(Zone, plan.Zone.Id), new("V", "2"), new("CreatedAt", present?.GetValueOrDefault("CreatedAt") ?? TextOf(now)),
            new("Job", InvocationData.SerializeJob(HangfireWork.JobOf(plan.Job)).SerializePayload()),
        ]);
        Await(change, plan.Job, JobSchedule.Next(plan, now));
        change.Commit();
    }

    /// <summary>When a job's time comes next; null where it does not by itself.</summary>
    public DateTimeOffset? NextOf(string job)
    {
        using var connection = storage.GetConnection();
        return MomentOf(connection.GetAllEntriesFromHash(KeyOf(job)));
    }

    /// <summary>The jobs whose time has come.</summary>
    public IReadOnlyList<string> Due(DateTimeOffset now)
    {
        using var connection = (JobStorageConnection)storage.GetConnection();
        return connection.GetFirstByLowestScoreFromSet(Moments, 0, now.ToUnixTimeSeconds(), MostAtOnce) ?? [];
    }

    /// <summary>Tells of a job's moment, unless another node is at it. Told first and written down after: a node that is killed between tells it once more, and the run is one all the same.</summary>
    public async Task TellAsync(string job, DateTimeOffset now, Func<string, DateTimeOffset, CancellationToken, Task> due, CancellationToken cancellationToken)
    {
        using var connection = storage.GetConnection();
        using var held = TryLock(connection, job);
        if (held is null) return;
        var present = connection.GetAllEntriesFromHash(KeyOf(job));
        if (present is null || MomentOf(present) is not { } moment)
        {
            using var left = connection.CreateWriteTransaction();
            left.RemoveFromSet(Moments, job);
            left.Commit();
            return;
        }

        if (moment > now) return;
        await due(job, moment, cancellationToken);

        // What was missed while no node was up is made up for once.
        using var change = connection.CreateWriteTransaction();
        change.SetRangeInHash(KeyOf(job), [new(Last, TextOf(moment))]);
        Await(change, job, JobSchedule.Next(new(job, present[Cron], JobSchedule.Zone(present[Zone])), now));
        change.Commit();
    }

    private static void Await(IWriteOnlyTransaction change, string job, DateTimeOffset? next)
    {
        change.SetRangeInHash(KeyOf(job), [new(Next, next is { } moment ? TextOf(moment) : "")]);
        change.AddToSet(Shown, job, NotByItsOwnClock);
        if (next is null) change.RemoveFromSet(Moments, job);
        else change.AddToSet(Moments, job, next.Value.ToUnixTimeSeconds());
    }

    private static void Remove(IStorageConnection connection, string job)
    {
        using var held = connection.AcquireDistributedLock(LockOf(job), LockPatience);
        using var change = connection.CreateWriteTransaction();
        change.RemoveHash(KeyOf(job));
        change.RemoveFromSet(Shown, job);
        change.RemoveFromSet(Moments, job);
        change.Commit();
    }

    private static IDisposable? TryLock(IStorageConnection connection, string job)
    {
        try
        {
            return connection.AcquireDistributedLock(LockOf(job), TimeSpan.Zero);
        }
        catch (DistributedLockTimeoutException)
        {
            return null;
        }
    }

    private static DateTimeOffset? MomentOf(Dictionary<string, string>? plan) =>
        plan?.GetValueOrDefault(Next) is { Length: > 0 } text ? new DateTimeOffset(JobHelper.DeserializeDateTime(text), TimeSpan.Zero) : null;

    private static string TextOf(DateTimeOffset moment) => JobHelper.SerializeDateTime(moment.UtcDateTime);

    private static string KeyOf(string job) => $"recurring-job:{job}";

    private static string LockOf(string job) => $"matchmaker:plan:{job}";
}

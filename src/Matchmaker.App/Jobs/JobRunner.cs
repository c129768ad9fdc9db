using System.Diagnostics;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Jobs;

/// <summary>
/// Runs what waits to be run, one run of a job at a time over all nodes. What is to be run stands in the database, so that nothing that was asked for is forgotten when a node ends. Safe for several threads.
/// </summary>
public sealed partial class JobRunner(RegistryDatabase database, JobLeases leases, IEnumerable<IJob> jobs, IJobAlarm alarm, ILogger<JobRunner>? log = null)
{
    private readonly ILogger _log = log ?? NullLogger<JobRunner>.Instance;
    private readonly Dictionary<string, IJob> _jobs = jobs.ToDictionary(job => job.Definition.Name, StringComparer.Ordinal);

    /// <summary>All jobs, by name.</summary>
    public IReadOnlyDictionary<string, IJob> Jobs => _jobs;

    /// <summary>How often a holder says that it goes on; shorter in tests.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the end of a run is tried to be written down while the database is away.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Makes the database know all jobs. Safe to call at every start, on every node.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var known = await context.Jobs.Select(entry => entry.Name).ToListAsync(cancellationToken);
        foreach (var name in _jobs.Keys.Except(known))
        {
            context.Jobs.Add(new() { Name = name });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException e) when (!database.Watch.Explains(e))
            {
                // Another node that starts as well was first.
                context.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Names of the jobs that have something to do now and that nobody holds.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await CorrectAsync(context, now, cancellationToken);
        var abandoned = leases.Look(await context.Jobs.AsNoTracking().Where(entry => entry.HeldUntil != null).ToListAsync(cancellationToken));
        var due = await context.JobRuns.AsNoTracking().Where(run => (run.State == WorkState.Waiting && run.NotBefore <= now) || run.State == WorkState.Running)
            .Join(context.Jobs.Where(entry => entry.HeldUntil == null || entry.HeldUntil < now || abandoned.Contains(entry.Name)), run => run.Job, entry => entry.Name, (run, _) => new { run.Job, run.AskedAt }).ToListAsync(cancellationToken);
        return [.. due.Where(one => _jobs.ContainsKey(one.Job)).GroupBy(one => one.Job).OrderBy(group => group.Min(one => one.AskedAt)).Select(group => group.Key)];
    }

    // Asked for by a clock that was ahead and was set back: nobody waits for hours until it is that time.
    private static async Task CorrectAsync(RegistryContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var latest = now + JobLeases.Lasts;
        var ahead = await context.JobRuns.Where(run => run.State == WorkState.Waiting && run.AskedAt > latest).ToListAsync(cancellationToken);
        foreach (var run in ahead) (run.NotBefore, run.AskedAt) = (now + (run.NotBefore - run.AskedAt), now);
        if (ahead.Count > 0) await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Asks for a run at a moment of a job's schedule; however many nodes ask, there is one.</summary>
    /// <returns>Whether this was the first to ask.</returns>
    public async Task<bool> AskAsync(string job, DateTimeOffset scheduledFor, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        if (await context.Jobs.AnyAsync(entry => entry.Name == job && entry.IsPaused, cancellationToken)) return false;

        // One that still waits does for both.
        if (await context.JobRuns.AnyAsync(run => run.Job == job && (run.ScheduledFor == scheduledFor || (run.State == WorkState.Waiting && run.Trigger != JobTrigger.Retry)), cancellationToken)) return false;
        var now = database.Time.GetUtcNow();
        context.JobRuns.Add(new() { Job = job, Trigger = JobTrigger.Schedule, ScheduledFor = scheduledFor, AskedAt = now, NotBefore = now });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (!database.Watch.Explains(e))
        {
            return false;
        }
    }

    /// <summary>Asks for a run as soon as possible, unless one waits that may begin, or somebody has paused the job.</summary>
    /// <returns>Whether there is such a run now.</returns>
    public async Task<bool> AskSoonAsync(string job, CancellationToken cancellationToken = default)
    {
        if (!_jobs.ContainsKey(job)) return false;
        await using var context = database.CreateDbContext();
        if (await context.Jobs.AnyAsync(entry => entry.Name == job && entry.IsPaused, cancellationToken)) return false;
        var now = database.Time.GetUtcNow();
        if (await context.JobRuns.AnyAsync(run => run.Job == job && run.State == WorkState.Waiting && run.NotBefore <= now, cancellationToken)) return true;
        context.JobRuns.Add(new() { Job = job, Trigger = JobTrigger.Event, AskedAt = now, NotBefore = now });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Runs the oldest run of a job that waits.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="ending">The program ends: the run is given up and waits for the next one that can do it.</param>
    /// <param name="cancelled">Somebody stops this run elsewhere than in the registry.</param>
    /// <returns>The run as it ended; null where nothing waits or somebody else holds the job.</returns>
    public async Task<JobRun?> RunNextAsync(string job, CancellationToken ending = default, CancellationToken cancelled = default)
    {
        if (await leases.TryTakeAsync(job, ending) is not { } lease) return null;
        try
        {
            if (await BeginAsync(lease, ending) is not { } run) return null;
            return await RunAsync(lease, run, ending, cancelled);
        }
        finally
        {
            await KeepTryingAsync(() => leases.ReleaseAsync(lease, CancellationToken.None));
        }
    }

    // Whoever held the job before is gone without a word: its run is over, and has failed. The first time another takes it over at once; what goes on to take whole nodes with it waits as other failures do.
    private async Task<JobRun?> BeginAsync(JobLease lease, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using (var change = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var lost in await context.JobRuns.Where(run => run.Job == lease.Job && run.State == WorkState.Running).ToListAsync(cancellationToken))
            {
                (lost.State, lost.FinishedAt, lost.Outcome) = (WorkState.Failed, now, $"{lost.Node} ended in the middle of it.");
                if (lost.CancelAskedAt is null) await FailAsync(context, lost, now, lost.Attempt == 1 ? TimeSpan.Zero : null);
            }

            await context.SaveChangesAsync(cancellationToken);
            await change.CommitAsync(cancellationToken);
        }

        var next = await context.JobRuns.Where(run => run.Job == lease.Job && run.State == WorkState.Waiting && run.NotBefore <= now).OrderBy(run => run.NotBefore).ThenBy(run => run.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (next is null) return null;
        (next.State, next.StartedAt, next.Node, next.Token) = (WorkState.Running, now, leases.Node, lease.Token);
        await context.SaveChangesAsync(cancellationToken);
        return next;
    }

    private async Task<JobRun> RunAsync(JobLease lease, JobRun run, CancellationToken ending, CancellationToken cancelled)
    {
        var job = _jobs[lease.Job];
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ending);
        using var finished = new CancellationTokenSource();
        var context = new JobContext(database, lease, run.Id, run.Attempt);
        var beats = BeatAsync(lease, run, context, job.Definition, stopping, cancelled, finished.Token);
        var (state, outcome, counts, isIdle) = (WorkState.Done, "", new Dictionary<string, long>(), false);
        try
        {
            var result = await Task.Run(() => job.RunAsync(context, stopping.Token), CancellationToken.None);
            (outcome, counts, isIdle) = (result.Outcome, new(result.Counts), result.IsIdle);
        }
        catch (ExplainedException e)
        {
            (state, outcome) = (WorkState.Failed, e.Message);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            state = WorkState.Cancelled;
        }
        catch (JobLeaseLostException e)
        {
            (state, outcome) = (WorkState.Failed, e.Message);
        }
        catch (Exception e) when (database.Watch.Explains(e))
        {
            (state, outcome) = (WorkState.Failed, "The database went away in the middle of it.");
        }
        catch (Exception e)
        {
            WentWrong(lease.Job, e);
            context.Log(e.ToString());
            (state, outcome) = (WorkState.Failed, $"Something unforeseen went wrong ({e.GetType().Name}: {e.Message})");
        }

        await finished.CancelAsync();
        var reason = await beats;
        if (state == WorkState.Cancelled && reason is not null) outcome = reason;
        if (state == WorkState.Cancelled && reason is not null && reason != CancelledByPerson) state = WorkState.Failed;
        var ended = run;
        run.IsIdle = isIdle && state == WorkState.Done;
        await KeepTryingAsync(async () => ended = await EndAsync(lease, run, context, state, outcome, counts, ending.IsCancellationRequested && state == WorkState.Cancelled));
        return ended;
    }

    private const string CancelledByPerson = "Cancelled.";

    /// <summary>Says that the run goes on and how far it is, and looks whether it shall stop.</summary>
    /// <returns>Why it was stopped; null where it was not.</returns>
    private async Task<string?> BeatAsync(JobLease lease, JobRun run, JobContext context, JobDefinition definition, CancellationTokenSource stopping, CancellationToken cancelled, CancellationToken finished)
    {
        // Measured, not read from the clock, which may jump.
        var heard = Stopwatch.GetTimestamp();
        var begun = heard;
        while (true)
        {
            await Task.Delay(Beat, finished).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (finished.IsCancellationRequested) return null;
            string? why = null;
            try
            {
                if (!await leases.RenewAsync(lease, finished)) why = $"Another node took {lease.Job} over.";
                heard = Stopwatch.GetTimestamp();
                if (await NoteAsync(run.Id, context, finished) || cancelled.IsCancellationRequested) why = CancelledByPerson;
            }
            catch (OperationCanceledException) when (finished.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception e)
            {
                // Without the database nobody knows whether the job is still ours: soon another may have it.
                if (Stopwatch.GetElapsedTime(heard) > JobLeases.Lasts - (2 * Beat)) why = $"The database could not be asked: {e.Message}";
            }

            if (Stopwatch.GetElapsedTime(begun) > definition.TimeLimit) why = $"It took longer than {definition.TimeLimit.TotalMinutes:0} minutes.";
            if (why is null) continue;
            await stopping.CancelAsync();
            return why;
        }
    }

    /// <returns>Whether somebody wants it to stop.</returns>
    private async Task<bool> NoteAsync(long runId, JobContext context, CancellationToken cancellationToken)
    {
        var (what, part) = (context.Step.What, context.Step.Part);
        await using var registry = database.CreateDbContext();
        await registry.JobRuns.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(run => run.Step, what).SetProperty(run => run.Part, part), cancellationToken);
        return await registry.JobRuns.AnyAsync(run => run.Id == runId && run.CancelAskedAt != null, cancellationToken);
    }

    private async Task<JobRun> EndAsync(JobLease lease, JobRun begun, JobContext work, WorkState state, string outcome, Dictionary<string, long> counts, bool isProgramEnding)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync();
        var run = await context.JobRuns.SingleAsync(one => one.Id == begun.Id);
        run.IsIdle = begun.IsIdle;
        if (run.State != WorkState.Running || run.Token != lease.Token) return run;
        (run.State, run.Outcome, run.Counts, run.FinishedAt, run.Step, run.Part, run.Log) = (state, Storable(outcome), counts, now, null, null, Storable(work.LogText));
        if (isProgramEnding)
        {
            run.Outcome = "The program ended; it runs again with the next one.";
            var again = RetryOf(run, now, TimeSpan.Zero);
            again.Attempt = run.Attempt;
            context.JobRuns.Add(again);
        }

        if (state == WorkState.Failed) await FailAsync(context, run, now);
        if (state == WorkState.Done) await context.Jobs.Where(entry => entry.Name == lease.Job && entry.FailureToldAt != null).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.FailureToldAt, (DateTimeOffset?)null));
        if (run.IsIdle) context.JobRuns.Remove(run);
        await context.SaveChangesAsync();
        await change.CommitAsync();
        return run;
    }

    // It is tried again later; after the last attempt administrators are told, once until it has worked.
    private async Task FailAsync(RegistryContext context, JobRun run, DateTimeOffset now, TimeSpan? wait = null)
    {
        var definition = _jobs[run.Job].Definition;
        if (run.Attempt < definition.MostAttempts) context.JobRuns.Add(RetryOf(run, now, wait ?? definition.WaitAfter(run.Attempt)));
        else if (await context.Jobs.Where(entry => entry.Name == run.Job && entry.FailureToldAt == null).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.FailureToldAt, now)) > 0) await alarm.TellAsync(context, run);
    }

    // What went wrong may be said in anything, also in what PostgreSQL does not store.
    private static string? Storable(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static JobRun RetryOf(JobRun run, DateTimeOffset now, TimeSpan wait) => new()
    {
        Job = run.Job,
        Trigger = JobTrigger.Retry,
        AskedBy = run.AskedBy,
        AskedAt = now,
        NotBefore = now + wait,
        Attempt = run.Attempt + 1,
    };

    // A database that is away for a minute does not make a finished run look like a lost one.
    private async Task KeepTryingAsync(Func<Task> write)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                if (!database.Watch.Explains(e)) CouldNotWrite(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
            catch (Exception e)
            {
                // The lease runs out by itself, and the run is then tried again.
                CouldNotWrite(e.Message);
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The job {Job} went wrong.")]
    private partial void WentWrong(string job, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The end of a job could not be written down: {Reason}")]
    private partial void CouldNotWrite(string reason);
}

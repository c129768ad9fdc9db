using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Matchmaker.App.Jobs;

namespace Matchmaker.Hangfire;

/// <summary>
/// What Hangfire's workers do: run what waits of one job. Whoever comes to it a second time (after a node was killed, or after the time in which a worker was to give a sign of life) finds that another
/// holds the job's lease, or that nothing waits any more, and leaves it.
/// </summary>
public sealed class HangfireWork
{
    private const string NothingToDo = "Nothing waited, or another worker was at it.";

    private readonly JobStorage _storage;
    private readonly JobWork _work;
    private readonly Func<string, string, bool> _isPresent;
    private readonly Action<string, string> _ended;

    internal HangfireWork(JobStorage storage, JobWork work, Func<string, string, bool> isPresent, Action<string, string> ended)
    {
        _storage = storage;
        _work = work;
        _isPresent = isPresent;
        _ended = ended;
    }

    internal static Job JobOf(string name) => Job.FromExpression<HangfireWork>(work => work.Run(name, null!));

    /// <summary>Runs the oldest run that waits. Not tried again by Hangfire: the runner does that, by the rules of the job, and administrators are told once.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="context">Given by Hangfire.</param>
    /// <returns>What came of it, for its pages.</returns>
    /// <exception cref="JobRunFailedException">The run has failed.</exception>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    public string Run(string job, PerformContext context)
    {
        var id = context.BackgroundJob.Id;
        using var cancelled = new CancellationTokenSource();

        // The token tells of every change of the job's state. Another worker that takes the same job up changes it, too: only who deletes it means that the run shall stop.
        using var watch = context.CancellationToken.ShutdownToken.Register(() =>
        {
            if (IsDeleted(id)) cancelled.Cancel();
        });

        // On this thread, since Hangfire has one for each worker; the work itself is on others.
        var run = Task.Run(() => _work.RunAsync(job, cancelled.Token)).GetAwaiter().GetResult();
        var isPresent = _isPresent(job, id);
        _ended(job, id);
        _work.Nudge();

        // What a killed node has left does not belong among what succeeded. What another worker is at stays that worker's.
        if (run is null) return isPresent ? NothingToDo : Leave(id, NothingToDo);
        if (run.State == WorkState.Failed) throw new JobRunFailedException(run.Outcome ?? "It failed.");
        return run.State == WorkState.Cancelled ? Leave(id, run.Outcome ?? "") : run.Outcome ?? "";
    }

    private string Leave(string id, string reason)
    {
        new BackgroundJobClient(_storage).ChangeState(id, new DeletedState { Reason = reason }, ProcessingState.StateName);
        return reason;
    }

    private bool IsDeleted(string id)
    {
        using var connection = _storage.GetConnection();
        return connection.GetStateData(id) is not { } state || (state.Name == DeletedState.StateName && state.Reason != NothingToDo);
    }
}

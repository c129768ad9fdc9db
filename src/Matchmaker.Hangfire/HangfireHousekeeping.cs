using Hangfire;
using Hangfire.Server;
using Hangfire.States;
using Matchmaker.App.Storage;

namespace Matchmaker.Hangfire;

/// <summary>Takes jobs that failed long ago from the pages: Hangfire itself keeps them for ever.</summary>
internal sealed class HangfireHousekeeping(TimeSpan keep, DatabaseWatch watch) : IBackgroundProcess
{
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public void Execute(BackgroundProcessContext context)
    {
        try
        {
            Sweep(context.Storage, DateTime.UtcNow - keep);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next hour tries again; whoever watches the database hears of it.
            watch.Explains(e);
        }

        context.Wait(Pause);
    }

    /// <summary>Removes what failed before a time.</summary>
    internal static void Sweep(JobStorage storage, DateTime before)
    {
        var looking = storage.GetMonitoringApi();
        var client = new BackgroundJobClient(storage);

        // The latest come first.
        var from = (int)Math.Max(0, looking.FailedCount() - MostAtOnce);
        foreach (var (id, failed) in looking.FailedJobs(from, MostAtOnce))
        {
            if (failed?.FailedAt < before) client.ChangeState(id, new DeletedState { Reason = "It failed long ago." }, FailedState.StateName);
        }
    }
}

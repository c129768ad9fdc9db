using Hangfire.Server;
using Matchmaker.App.Storage;

namespace Matchmaker.Hangfire;

/// <summary>Looks each second whose time has come. Runs in every server; one of them tells of each moment.</summary>
internal sealed class HangfireClock(HangfirePlans plans, DatabaseWatch watch, Func<string, DateTimeOffset, CancellationToken, Task> due) : IBackgroundProcess
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public void Execute(BackgroundProcessContext context)
    {
        // The clock of the machine, as for every scheduler: what records are stamped with may be another.
        var now = DateTimeOffset.UtcNow;
        foreach (var job in Try(() => plans.Due(now)) ?? [])
        {
            // One that cannot be told of holds up no other.
            if (!context.IsStopping) Try(() => Tell(job, now, context.StoppingToken));
        }

        context.Wait(Second - TimeSpan.FromMilliseconds(DateTimeOffset.UtcNow.Millisecond));
    }

    private bool Tell(string job, DateTimeOffset now, CancellationToken stopping)
    {
        plans.TellAsync(job, now, due, stopping).GetAwaiter().GetResult();
        return true;
    }

    private T? Try<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next second tries again; whoever watches the database hears of it.
            watch.Explains(e);
            return default;
        }
    }
}

using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Matchmaker.Hangfire;

/// <summary>Hangfire keeps what has failed for ever; here it goes after some days, as all else does.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KeptForAWhileAttribute : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is FailedState) transaction.ExpireJob(context.BackgroundJob.Id, new HangfireSettings().KeepFailed);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // Whatever state comes after says by itself how long it stays.
    }
}

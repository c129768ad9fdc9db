using Matchmaker.App;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;

namespace Matchmaker.Web.Hosting;

/// <summary>Keeps the search index and the served matching up with the registry, in the background.</summary>
internal sealed partial class RegistryFollower(IActorIndex index, LiveMatching matching, ModelStore models, FirstLoading loading, Readiness readiness, RegistryDatabase database, ILogger<RegistryFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        // What a program left half done that was killed.
        await FollowAsync(models.TidyAsync, stoppingToken);

        // What was left at the last end serves at once; to look what has changed since takes longer, and comes last.
        await FollowAsync(TakeUpAsync, stoppingToken);
        if (readiness.IsIndexReady) await FollowAsync(WarmAsync, stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            await FollowAsync(FollowWithIndexAsync, stoppingToken);
            await FollowAsync(FollowWithMatchingAsync, stoppingToken);
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // While the database is away there is nothing to follow; once it is back, at once.
            await database.Watch.BackAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task WarmAsync(CancellationToken stoppingToken)
    {
        index.Warm(stoppingToken);
        return Task.CompletedTask;
    }

    private async Task TakeUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await loading.Matching.WaitAsync(stoppingToken)) Reloaded(matching.Serving?.Model.Name);
        }
        finally
        {
            // What could not be loaded is tried again in each round; the app serves what it can meanwhile.
            readiness.IsMatchingLooked = true;
        }

        readiness.IsIndexReady = await loading.Index.WaitAsync(stoppingToken);
    }

    private async Task FollowWithIndexAsync(CancellationToken stoppingToken)
    {
        if ((await index.RefreshAsync(stoppingToken)).Reason is { } reason) Rebuilt(reason);
        if (readiness.IsIndexReady) return;
        index.Warm(stoppingToken);
        readiness.IsIndexReady = true;
    }

    private async Task FollowWithMatchingAsync(CancellationToken stoppingToken)
    {
        if (await matching.RefreshAsync(stoppingToken))
        {
            Reloaded(matching.Serving?.Model.Name);
            await models.TidyAsync(stoppingToken);
        }

        readiness.IsMatchingLooked = true;
    }

    private async Task FollowAsync(Func<CancellationToken, Task> follow, CancellationToken stoppingToken)
    {
        try
        {
            await follow(stoppingToken);
        }
        catch (Exception e) when (database.Watch.Explains(e))
        {
            // The log says so already.
        }
        catch (ExplainedException e)
        {
            // Whatever goes wrong, the present index and model go on, and the next round tries again.
            CouldNotFollow(e.Message);
        }
        catch (Exception e)
        {
            // The program may end in the middle of it.
            if (!stoppingToken.IsCancellationRequested) FailedToFollow(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index was built from nothing: {Reason}")]
    private partial void Rebuilt(string reason);

    [LoggerMessage(LogLevel.Information, "Model {Model} serves on a fresh snapshot of the registry.")]
    private partial void Reloaded(string? model);

    [LoggerMessage(LogLevel.Warning, "The registry could not be followed: {Reason}")]
    private partial void CouldNotFollow(string reason);

    [LoggerMessage(LogLevel.Error, "The registry could not be followed.")]
    private partial void FailedToFollow(Exception exception);
}

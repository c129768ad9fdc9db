using Matchmaker.App;
using Matchmaker.App.Matching;
using Matchmaker.App.Search;

namespace Matchmaker.Web.Hosting;

/// <summary>Keeps the search index and the served matching up with the registry, in the background.</summary>
internal sealed partial class RegistryFollower(IActorIndex index, LiveMatching matching, Readiness readiness, ILogger<RegistryFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var isFirst = true; !stoppingToken.IsCancellationRequested; isFirst = false)
        {
            try
            {
                await index.RefreshAsync(stoppingToken);
                if (isFirst) index.Warm(stoppingToken);
                readiness.IsIndexReady = true;
                if (await matching.RefreshAsync(stoppingToken)) Reloaded(matching.Serving?.Model.Name);
                readiness.IsMatchingLooked = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever went wrong, the present index and model go on, and the next round tries again.
                if (e is ExplainedException) CouldNotFollow(e.Message); else FailedToFollow(e);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Model {Model} serves on a fresh snapshot of the registry.")]
    private partial void Reloaded(string? model);

    [LoggerMessage(LogLevel.Warning, "The registry could not be followed: {Reason}")]
    private partial void CouldNotFollow(string reason);

    [LoggerMessage(LogLevel.Error, "The registry could not be followed.")]
    private partial void FailedToFollow(Exception exception);
}

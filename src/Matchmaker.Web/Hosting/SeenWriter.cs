using Matchmaker.App.Matching;
using Matchmaker.App.Storage;

namespace Matchmaker.Web.Hosting;

/// <summary>Writes down every few seconds who was shown to whom.</summary>
internal sealed partial class SeenWriter(SeenSuggestions seen, RegistryDatabase database, ILogger<SeenWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // Also at the end: what was shown last is not lost.
                await seen.WriteAsync(CancellationToken.None);
            }
            catch (Exception e)
            {
                // Where the database is away the log says so already. What could not be written waits for the next time.
                if (!database.Watch.Explains(e)) NotWritten(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Some shown suggestions could not be written down yet.")]
    private partial void NotWritten(Exception exception);
}

using Matchmaker.App.Matching;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Hosting;

/// <summary>Writes down every few seconds who was shown to whom.</summary>
internal sealed partial class SeenWriter(SeenSuggestions seen, ILogger<SeenWriter> log) : BackgroundService
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
            catch (DbUpdateException e)
            {
                // An actor was removed meanwhile, say: what it was shown matters no more.
                NotWritten(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Some shown suggestions could not be written down.")]
    private partial void NotWritten(Exception exception);
}

using System.Diagnostics;
using Matchmaker.App.Importing;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows how far an import is: a bar at a terminal, a line every few seconds elsewhere; rate and time left in both.</summary>
internal sealed class ImportProgressView(IAnsiConsole console)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Interval;

    public Task<ImportSummary> ShowAsync(Func<IProgress<ImportProgress>, Task<ImportSummary>> import) =>
        console.Profile.Out.IsTerminal ? ShowBarAsync(import) : import(new Relay(WriteLine));

    private Task<ImportSummary> ShowBarAsync(Func<IProgress<ImportProgress>, Task<ImportSummary>> import) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask("Looking at the files", maxValue: 1);
            return await import(new Relay(progress =>
            {
                bar.MaxValue = progress.BytesTotal;
                bar.Value = progress.BytesRead;
                bar.Description = Markup.Escape(Describe(progress));
            }));
        });

    private void WriteLine(ImportProgress progress)
    {
        if (_clock.Elapsed < _next) return;
        _next = _clock.Elapsed + Interval;
        console.MarkupLineInterpolated($"[grey]{Describe(progress)}, {100.0 * progress.BytesRead / progress.BytesTotal:N0} %[/]");
    }

    private string Describe(ImportProgress progress)
    {
        var seconds = Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        var left = progress.BytesRead == 0 ? "" : $", about {TimeLeft(seconds * (progress.BytesTotal - progress.BytesRead) / progress.BytesRead)} left";
        return $"{progress.File}: {progress.Rows:N0} rows, {progress.Rows / seconds:N0} a second{left}";
    }

    private static string TimeLeft(double seconds) => seconds < 90 ? $"{seconds:N0} s" : $"{seconds / 60:N0} min";

    // Progress<T> would hand reports to the thread pool, and have them arrive late and out of order.
    private sealed class Relay(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>One run of the command line tool as a process of its own.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="ProcessorSeconds">Processor time of all cores together, which other programs on the machine change little.</param>
/// <param name="PeakBytes">The most memory it held at once, as the system counts it.</param>
/// <param name="Failure">What it said, where it failed; else null.</param>
internal sealed record ChildProcess(double Seconds, double ProcessorSeconds, long PeakBytes, string? Failure)
{
    public static ChildProcess Run(params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "matchmaker.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", ["exec", tool, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };

        // More would take the machine from everybody on it: it fails, and says so.
        start.Environment["DOTNET_GCHeapHardLimit"] = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 6 / 10).ToString("X", CultureInfo.InvariantCulture);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command line tool did not start.");
        var said = process.StandardError.ReadToEndAsync();
        var result = process.StandardOutput.ReadToEndAsync();
        var (peak, processor) = (0L, 0.0);
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            Look(process, ref peak, ref processor);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        _ = result.Result;
        return new(seconds, processor, peak, process.ExitCode == 0 ? null : said.Result);
    }

    // Neither can be asked for afterwards, and the process may end between two looks at it.
    private static void Look(Process process, ref long peak, ref double processor)
    {
        try
        {
            peak = Math.Max(peak, process.PeakWorkingSet64);
            processor = process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            // Ended: what was seen last stands.
        }
    }
}

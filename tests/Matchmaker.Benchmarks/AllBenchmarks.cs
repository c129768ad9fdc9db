using System.Diagnostics;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Every benchmark one after another, each in a process of its own: none has the memory or the warm caches of the one before, and one that fails or falls takes no other with it.
/// </summary>
internal static class AllBenchmarks
{
    /// <returns>The exit code: 1 where one failed, 2 where an option cannot be used.</returns>
    public static int Run(BenchmarkRun run, BenchmarkReport report)
    {
        var started = Stopwatch.GetTimestamp();
        var failed = new List<string>();
        foreach (var benchmark in BenchmarkList.All)
        {
            Console.WriteLine($"— {benchmark.Name}: {benchmark.Description}");
            var load = BenchmarkReport.Load();
            var code = RunApart(benchmark, run);
            if (code == SingleBenchmark.Mistake) return code;
            if (code == 0) continue;
            failed.Add(benchmark.Name);

            // 1: it wrote its own section. Anything else: it was ended before it could.
            if (code != 1) report.Replace(benchmark.Name, run.Quick, load, [new(Measurement.Failed, "–", "", $"its process ended with code {code}")]);
        }

        Console.WriteLine();
        foreach (var row in report.Missed()) Console.WriteLine($"missed: {row}");
        Console.WriteLine(FormattableString.Invariant($"{BenchmarkList.All.Count - failed.Count} of {BenchmarkList.All.Count} benchmarks in {Stopwatch.GetElapsedTime(started).TotalMinutes:F0} minutes{(failed.Count > 0 ? $"; failed: {string.Join(", ", failed)}" : "")}. Written to bench.md."));
        return failed.Count > 0 ? 1 : 0;
    }

    private static int RunApart(Benchmark benchmark, BenchmarkRun run)
    {
        using var process = Process.Start(BenchmarkProcess.Of(benchmark.Name, run.OptionsFor(benchmark.Name))) ?? throw new InvalidOperationException($"The process for {benchmark.Name} did not start.");
        process.WaitForExit();
        return process.ExitCode;
    }
}

using System.Diagnostics;
using System.Text.Json;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;

namespace Matchmaker.Benchmarks;

/// <summary>Loads the model and the registry and asks for suggestions, as a process of its own: its memory is what serving takes.</summary>
internal static class GrowthAsking
{
    /// <summary>The first argument that makes this program do so.</summary>
    public const string Argument = "growth-asking";

    /// <summary>The step of asking.</summary>
    public const string StepName = "suggestions";

    /// <summary>The step of loading.</summary>
    public const string LoadName = "load";

    private const int Partners = 20;
    private const int Asked = 500;

    /// <summary>The steps of loading and asking, measured in a process of its own.</summary>
    public static GrowthStep[] Measure(string registry)
    {
        var start = BenchmarkProcess.Of(Argument, ["--registry", registry]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The asking process did not start.");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<GrowthStep[]>(said)! : [new(LoadName, 0, 0, 0, 0, Failure: $"its process ended with code {process.ExitCode}")];
    }

    /// <summary>What the process does.</summary>
    public static void Run(BenchmarkRun run)
    {
        using var process = Process.GetCurrentProcess();
        var clock = Stopwatch.StartNew();
        using var suggestions = PartnerSuggestions.LoadAsync(RegistryDatabase.At(run.Option("--registry")!)).GetAwaiter().GetResult();
        process.Refresh();
        var load = new GrowthStep(LoadName, clock.Elapsed.TotalSeconds, process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64, 0);

        int[] actors = [.. Enumerable.Range(0, suggestions.Snapshot.ActorCount).Where(actor => suggestions.Ranker.Signals.Counts.Degree(actor) > 0)];
        new Random(1).Shuffle(actors);
        for (var at = 0; at < 100; at++) suggestions.For(actors[^(at + 1)], Partners);
        var seconds = BenchmarkRun.TimeEach(Math.Min(Asked, actors.Length), at => suggestions.For(actors[at], Partners));
        process.Refresh();
        var median = BenchmarkRun.Percentile(seconds, 0.5);
        var note = FormattableString.Invariant($"95th percentile {BenchmarkRun.Percentile(seconds, 0.95) * 1000:F1} ms, most {seconds[^1] * 1000:F1}; {seconds.Length:N0} actors drawn, one thread");
        Console.WriteLine(JsonSerializer.Serialize(new[] { load, new GrowthStep(StepName, median, median, process.PeakWorkingSet64, 0, note) }));
    }
}

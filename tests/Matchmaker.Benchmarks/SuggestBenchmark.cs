using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Benchmarks;

/// <summary>Suggestions over CORDIS: training and loading once, then one actor at a time, then all.</summary>
internal static class SuggestBenchmark
{
    private const int Partners = 20;

    public static void Run(BenchmarkRun run, RegistryDatabase database)
    {
        var standard = new SignalOptions();
        var request = new TrainingRequest { Signals = run.Quick ? standard with { Factors = standard.Factors with { Epochs = 2 } } : standard };
        run.Add("suggest", "train on CORDIS, s", FormattableString.Invariant($"{Seconds(() => new ModelTraining(database).TrainAsync(request).GetAwaiter().GetResult()):F1}"), $"rank {request.Signals.Factors.Rank}, {request.Signals.Factors.Epochs} epochs");
        PartnerSuggestions? loaded = null;
        var loading = Seconds(() => loaded = PartnerSuggestions.LoadAsync(database).GetAwaiter().GetResult());
        using var suggestions = loaded!;
        run.Add("suggest", "load model and registry, s", FormattableString.Invariant($"{loading:F1}"));

        var actors = Enumerable.Range(0, suggestions.Snapshot.ActorCount).Where(actor => suggestions.Ranker.Signals.Counts.Degree(actor) > 0).ToArray();
        new Random(1).Shuffle(actors);
        for (var at = 0; at < 200; at++) suggestions.For(actors[^(at + 1)], Partners);
        var seconds = BenchmarkRun.TimeEach(Math.Min(actors.Length, run.Quick ? 1_000 : 5_000), at => suggestions.For(actors[at], Partners));
        run.Add("suggest", "one actor, median, ms", FormattableString.Invariant($"{BenchmarkRun.Percentile(seconds, 0.5) * 1000:F2}"), $"{seconds.Length:N0} actors drawn, one thread");
        run.Add("suggest", "one actor, 95th percentile, ms", BenchmarkRun.Percentile(seconds, 0.95) * 1000, "F2", new(20), FormattableString.Invariant($"99th {BenchmarkRun.Percentile(seconds, 0.99) * 1000:F2}, most {seconds[^1] * 1000:F2}"));

        Explain(run, database, suggestions, actors);
        var (count, all) = run.Quick ? OfSome(suggestions, actors) : OfAll(suggestions);
        run.Add("suggest", "all actors, actors a second", count / all, "F0", new(500, IsLeast: true), $"{count:N0} actors on {Environment.ProcessorCount} cores{(run.Quick ? ", drawn, without writing" : ", written to a file")}");
    }

    // With everything that the explanation shows, names from the database included.
    private static void Explain(BenchmarkRun run, RegistryDatabase database, PartnerSuggestions suggestions, int[] actors)
    {
        var explainer = new SuggestionExplainer(suggestions);
        using var context = database.CreateDbContext();
        for (var at = 0; at < 200; at++) One(actors[^(at + 1)]);
        var seconds = BenchmarkRun.TimeEach(Math.Min(actors.Length, 1_000), at => One(actors[at]));
        run.Add("suggest", "with full explanation, median, ms", FormattableString.Invariant($"{BenchmarkRun.Percentile(seconds, 0.5) * 1000:F2}"), $"{Partners} partners an actor, reasons, facts and chains");
        run.Add("suggest", "with full explanation, 95th percentile, ms", BenchmarkRun.Percentile(seconds, 0.95) * 1000, "F2", new(30), FormattableString.Invariant($"99th {BenchmarkRun.Percentile(seconds, 0.99) * 1000:F2}, most {seconds[^1] * 1000:F2}"));

        void One(int actor) => explainer.ExplainAsync(context, suggestions.For(actor, Partners)).GetAwaiter().GetResult();
    }

    private static (int Count, double Seconds) OfSome(PartnerSuggestions suggestions, int[] actors)
    {
        var count = Math.Min(actors.Length, 8_000);
        return (count, Seconds(() => Parallel.For(0, count, at => suggestions.For(actors[at], Partners))));
    }

    private static (int Count, double Seconds) OfAll(PartnerSuggestions suggestions)
    {
        var path = Path.GetTempFileName();
        var count = 0;
        try
        {
            var export = new SuggestionExport(suggestions, actor => suggestions.Snapshot.ActorId(actor).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var seconds = Seconds(() => count = export.WriteAsync(path, Partners, null, includeNewcomers: false).GetAwaiter().GetResult());
            return (count, seconds);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

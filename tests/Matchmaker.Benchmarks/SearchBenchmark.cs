using System.Diagnostics;
using Matchmaker.App.Demo;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;

namespace Matchmaker.Benchmarks;

/// <summary>Searching a fictional registry of 50,000 actors: building the index, then every query of a mix once, with facets and the snippets of 20 hits.</summary>
internal static class SearchBenchmark
{
    private const int Hits = 20;

    public static void Run(BenchmarkRun run)
    {
        var actors = run.Quick ? 10_000 : 50_000;
        var folder = Directory.CreateTempSubdirectory("matchmaker-bench-search-").FullName;
        try
        {
            // Another registry may be named, such as an imported one.
            var database = RegistryDatabase.At(run.Option("--registry") ?? Path.Combine(folder, "registry.db"));
            database.PrepareAsync().GetAwaiter().GetResult();
            if (run.Option("--registry") is null) new DemoStore(database).FillAsync(new() { Actors = actors, Collaborations = 0 }).GetAwaiter().GetResult();
            Measure(run, database);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(BenchmarkRun run, RegistryDatabase database)
    {
        using (var first = new SqliteActorIndex(database))
        {
            var building = Seconds(() => first.RebuildAsync("measured").GetAwaiter().GetResult());
            run.Add("search", "build the index, s", FormattableString.Invariant($"{building:F1}"), FormattableString.Invariant($"{first.State!.Actors:N0} actors, {first.State.Bytes / 1e6:F0} MB"));
        }

        // An index trusts the registry's file times only once they are a second old.
        Thread.Sleep(1100);
        using var index = new SqliteActorIndex(database);
        run.Add("search", "open the index, s", FormattableString.Invariant($"{Seconds(() => index.RefreshAsync().GetAwaiter().GetResult()):F2}"), "its digest checked, no change found");
        var search = new ActorSearch(index);
        var mix = SearchMix.Draw(index, run.Quick ? 1_000 : 4_000);

        // Not of the mix, for the runtime's sake.
        foreach (var query in SearchMix.Draw(index, 200, seed: 2)) Ask(search, query);
        using (var unread = new SqliteActorIndex(database))
        {
            unread.RefreshAsync().GetAwaiter().GetResult();
            Report(run, "a query, nothing read ahead", new(unread), mix[..(mix.Count / 4)], null);
        }

        run.Add("search", "read ahead, s", FormattableString.Invariant($"{Seconds(() => index.Warm()):F1}"), "once a process that stays");
        Report(run, "a query", search, mix, new(10));
        foreach (var kind in mix.GroupBy(query => query.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)) Report(run, $"of these, {kind.Key}", search, [.. kind], null);

        var typed = mix.Where(query => query.Kind == "a name").Select(query => query.Request.Text).ToList();
        var completions = BenchmarkRun.TimeEach(typed.Count, at => search.CompleteAsync(typed[at][..Math.Min(typed[at].Length, 1 + (at % 6))]).GetAwaiter().GetResult());
        Add(run, "completions of 1 to 6 letters", completions, new(10));
    }

    private static void Report(BenchmarkRun run, string what, ActorSearch search, List<SearchQuery> queries, Limit? limit) =>
        Add(run, what, BenchmarkRun.TimeEach(queries.Count, at => Ask(search, queries[at])), limit);

    private static void Add(BenchmarkRun run, string what, double[] seconds, Limit? limit)
    {
        var note = FormattableString.Invariant($"{seconds.Length:N0} asked once each; median {BenchmarkRun.Percentile(seconds, 0.5) * 1000:F2}, 99th {BenchmarkRun.Percentile(seconds, 0.99) * 1000:F2}, most {seconds[^1] * 1000:F1}");
        var value = BenchmarkRun.Percentile(seconds, 0.95) * 1000;
        if (limit is null) run.Add("search", $"{what}, 95th percentile, ms", FormattableString.Invariant($"{value:F2}"), note);
        else run.Add("search", $"{what}, 95th percentile, ms", value, "F2", limit, note);
    }

    private static void Ask(ActorSearch search, SearchQuery query)
    {
        if (search.SearchAsync(query.Request with { Top = Hits }).GetAwaiter().GetResult().Problems is [var problem, ..]) throw new InvalidOperationException($"'{query.Request.Text}': {problem}");
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

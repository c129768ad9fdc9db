using System.Diagnostics;
using Matchmaker.App.Demo;
using Matchmaker.App.Editions;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;
using Matchmaker.App.Storage;
using Matchmaker.Editions;
using Microsoft.Data.Sqlite;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Searching a fictional registry of 50,000 actors: building the index, then every query of a mix once, with facets and the snippets of 20 hits. Every search of the edition in turns, beside the one
/// that every edition has; <c>--provider NAME</c> measures one.
/// </summary>
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
            List<SearchProvider> chosen = run.Option("--provider") is { } name ? [ThisEdition.Current.Choose(ThisEdition.Current.Search, name, "--provider")] : [.. ThisEdition.Current.Search.Reverse()];
            Measure(run, database, chosen);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    // The one of every edition first: what the others are compared with.
    private static void Measure(BenchmarkRun run, RegistryDatabase database, List<SearchProvider> providers)
    {
        Each(run, "build the index, s", providers, provider =>
        {
            using var index = provider.Open(database);
            var seconds = Seconds(() => index.RebuildAsync("measured").GetAwaiter().GetResult());
            return (seconds, FormattableString.Invariant($"{index.State!.Actors:N0} actors, {index.State.Bytes / 1e6:F1} MB"));
        });

        // An index trusts the registry's file times only once they are a second old.
        Thread.Sleep(1100);
        var opened = providers.ToDictionary(provider => provider, provider => provider.Open(database));
        Each(run, "open the index, s", providers, provider => (Seconds(() => opened[provider].RefreshAsync().GetAwaiter().GetResult()), "its sums checked, no change found"));
        var searches = providers.Select(provider => (provider.Name, Search: new ActorSearch(opened[provider]))).ToList();

        // Of a registry that was named, some names are no questions.
        bool IsAQuestion(SearchQuery query) => QueryParser.Parse(query.Request.Text).Problems.Count == 0;
        var mix = SearchMix.Draw(opened[providers[0]], run.Quick ? 1_000 : 4_000).Where(IsAQuestion).ToList();

        // Not of the mix, for the runtime's sake.
        foreach (var query in SearchMix.Draw(opened[providers[0]], 200, seed: 2).Where(IsAQuestion))
            foreach (var (_, search) in searches) Ask(search, query);
        var unread = providers.Select(provider => (provider.Name, Index: provider.Open(database))).ToList();
        foreach (var (_, index) in unread) index.RefreshAsync().GetAwaiter().GetResult();
        Report(run, "a query, nothing read ahead", [.. unread.Select(index => (index.Name, new ActorSearch(index.Index)))], mix[..(mix.Count / 4)], null);
        foreach (var (_, index) in unread) index.Dispose();

        Each(run, "read ahead, s", providers, provider => (Seconds(() => opened[provider].Warm()), "once a process that stays"));
        Report(run, "a query", searches, mix, new(10));
        foreach (var kind in mix.GroupBy(query => query.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)) Report(run, $"of these, {kind.Key}", searches, [.. kind], null);

        var typed = mix.Where(query => query.Kind == "a name").Select(query => query.Request.Text).ToList();
        Report(run, "completions of 1 to 6 letters", searches, typed.Count, (search, at) => search.CompleteAsync(typed[at][..Math.Min(typed[at].Length, 1 + (at % 6))]).GetAwaiter().GetResult(), new(10));
        if (searches.Count > 1) CompareHits(run, searches, mix);
        foreach (var index in opened.Values) index.Dispose();
    }

    private static void CompareHits(BenchmarkRun run, List<(string Name, ActorSearch Search)> searches, List<SearchQuery> mix)
    {
        var answers = mix.Select(query => searches.Select(search => Ask(search.Search, query)).ToList()).ToList();
        foreach (var at in Enumerable.Range(1, searches.Count - 1))
        {
            var (same, loose) = (answers.Count(answer => answer[at].Total == answer[0].Total), answers.Count(answer => answer[at].Total != answer[0].Total && answer[at].Remarks.Any(remark => remark.Contains("come close", StringComparison.Ordinal))));
            var first = answers.Where(answer => answer[0].Hits.Count > 0).Average(answer => Shared(answer[0], answer[at]));
            run.Add("search", $"{searches[at].Name}: queries with as many hits as {searches[0].Name}", FormattableString.Invariant($"{same:N0} of {mix.Count:N0}"),
                FormattableString.Invariant($"{loose:N0} of the others found what comes close to a word that nobody has; of the first {Hits} hits {first:P0} are the same"));
        }
    }

    private static double Shared(SearchResult one, SearchResult other) => one.Hits.Select(hit => hit.Actor.Id).Intersect(other.Hits.Select(hit => hit.Actor.Id)).Count() / (double)one.Hits.Count;

    private static void Each(BenchmarkRun run, string what, List<SearchProvider> providers, Func<SearchProvider, (double Seconds, string Note)> measure)
    {
        double? first = null;
        foreach (var provider in providers)
        {
            var (seconds, note) = measure(provider);
            run.Add("search", Named(what, provider.Name, providers.Count), FormattableString.Invariant($"{seconds:F2}"), note + Times(seconds, first, providers[0].Name));
            first ??= seconds;
        }
    }

    private static void Report(BenchmarkRun run, string what, List<(string Name, ActorSearch Search)> searches, List<SearchQuery> queries, Limit? limit) =>
        Report(run, what, searches, queries.Count, (search, at) => Ask(search, queries[at]), limit);

    private static void Report(BenchmarkRun run, string what, List<(string Name, ActorSearch Search)> searches, int count, Action<ActorSearch, int> ask, Limit? limit)
    {
        // In turns, so that whatever else the machine does befalls all of them.
        var seconds = searches.Select(_ => new double[count]).ToList();
        for (var at = 0; at < count; at++)
            for (var turn = 0; turn < searches.Count; turn++)
            {
                var started = Stopwatch.GetTimestamp();
                ask(searches[turn].Search, at);
                seconds[turn][at] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }

        foreach (var times in seconds) Array.Sort(times);
        for (var turn = 0; turn < searches.Count; turn++)
        {
            var (median, value) = (BenchmarkRun.Percentile(seconds[turn], 0.5) * 1000, BenchmarkRun.Percentile(seconds[turn], 0.95) * 1000);
            var note = FormattableString.Invariant($"{count:N0} asked once each; median {median:F2}, 99th {BenchmarkRun.Percentile(seconds[turn], 0.99) * 1000:F2}, most {seconds[turn][^1] * 1000:F1}");
            if (turn > 0) note += Times(value, BenchmarkRun.Percentile(seconds[0], 0.95) * 1000, searches[0].Name) + Times(median, BenchmarkRun.Percentile(seconds[0], 0.5) * 1000, $"{searches[0].Name} at the median");
            var name = Named($"{what}, 95th percentile, ms", searches[turn].Name, searches.Count);
            if (limit is null) run.Add("search", name, FormattableString.Invariant($"{value:F2}"), note);
            else run.Add("search", name, value, "F2", limit, note);
        }
    }

    private static string Named(string what, string provider, int providers) => providers == 1 ? what : $"{provider}: {what}";

    private static string Times(double value, double? first, string name) => first is null ? "" : FormattableString.Invariant($"; {value / first.Value:F2} times {name}");

    private static SearchResult Ask(ActorSearch search, SearchQuery query)
    {
        var result = search.SearchAsync(query.Request with { Top = Hits }).GetAwaiter().GetResult();

        // And some actors say too little to compare anybody with them.
        return result.Problems is [var problem, ..] && query.Request.Relation is null ? throw new InvalidOperationException($"'{query.Request.Text}': {problem}") : result;
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

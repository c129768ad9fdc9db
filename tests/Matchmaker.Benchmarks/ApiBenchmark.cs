using System.Diagnostics;
using System.Net.Http.Headers;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Demo;
using Matchmaker.App.Models;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Benchmarks;

/// <summary>The web app on a fictional registry of 50,000 actors: how fast it is ready, answers one at a time, and bears 100 requests a second.</summary>
internal static class ApiBenchmark
{
    private const int LoadPerSecond = 100;
    private const int ActorsDrawn = 2_000;

    public static void Run(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("matchmaker-bench-api-").FullName;
        try
        {
            // A prepared one may be named: making it takes minutes.
            var path = run.Option("--registry") ?? Path.Combine(folder, "registry.db");
            var database = RegistryDatabase.At(path);
            database.PrepareAsync().GetAwaiter().GetResult();
            if (run.Option("--registry") is null) Fill(database, run.Quick ? 5_000 : 50_000);
            var questions = Questions(database, run.Quick ? 300 : 1_000);
            var key = KeyOf(database);
            SqliteConnection.ClearAllPools();
            using var web = WebProcess.Start(path);
            run.Add("api", "start to ready, s", web.SecondsToReady, "F1", new(4), "model and index present");
            using var client = new HttpClient { BaseAddress = web.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            Measure(run, client, "directory search", questions.Searches, 60);
            Measure(run, client, "suggestions with reasons", questions.Suggestions, 80);
            Measure(run, client, "actor page", questions.Pages, 60);
            Measure(run, client, "actor by API", questions.Actors, 60);
            Load(run, client, [.. questions.Searches.Zip(questions.Suggestions, (search, suggestions) => new[] { search, suggestions }).SelectMany(pair => pair)]);
            run.Add("api", "peak memory, MB", web.PeakBytes / 1e6, "F0", new(500));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record QuestionMix(string[] Searches, string[] Suggestions, string[] Pages, string[] Actors);

    private static void Fill(RegistryDatabase database, int actors)
    {
        new DemoStore(database).FillAsync(new() { Actors = actors, Collaborations = actors * 2 }).GetAwaiter().GetResult();
        new ModelTraining(database).TrainAsync(new()).GetAwaiter().GetResult();
        using var index = new SqliteActorIndex(database);
        index.RefreshAsync().GetAwaiter().GetResult();
    }

    private static QuestionMix Questions(RegistryDatabase database, int count)
    {
        using var index = new SqliteActorIndex(database);
        index.RefreshAsync().GetAwaiter().GetResult();
        var texts = SearchMix.Draw(index, count);
        using var context = database.CreateDbContext();
        var ids = context.Actors.OrderBy(a => a.Id).Select(a => a.Id).ToArray();
        new Random(1).Shuffle(ids);
        ids = ids[..Math.Min(ids.Length, ActorsDrawn)];
        string[] Of(Func<long, string> address) => [.. Enumerable.Range(0, count).Select(at => address(ids[at % ids.Length]))];
        return new(
            [.. texts.Select(query => $"/api/v1/search?q={Uri.EscapeDataString(query.Request.Text)}&limit=20")], Of(id => $"/api/v1/actors/{id}/suggestions?limit=20"), Of(id => $"/actors/{id}"), Of(id => $"/api/v1/actors/{id}"));
    }

    internal static string KeyOf(RegistryDatabase database)
    {
        var administrator = new Caller { Name = "benchmark", Staff = StaffRole.Administrator };
        return new ApiKeys(database).CreateAsync(administrator, null, new("Benchmark", [ApiScope.ReadSuggestions], DateTimeOffset.UtcNow.AddDays(1))).GetAwaiter().GetResult().Secret;
    }

    // One at a time, from this process: what the network of the machine adds is in the figure.
    private static void Measure(BenchmarkRun run, HttpClient client, string what, string[] addresses, double limit)
    {
        foreach (var address in addresses[..Math.Min(100, addresses.Length)]) AskAsync(client, address).GetAwaiter().GetResult();
        var failed = 0;
        var seconds = BenchmarkRun.TimeEach(addresses.Length, at => failed += AskAsync(client, addresses[at]).GetAwaiter().GetResult() ? 0 : 1);
        run.Add("api", $"{what}, median, ms", FormattableString.Invariant($"{BenchmarkRun.Percentile(seconds, 0.5) * 1000:F1}"), $"{seconds.Length:N0} requests, {failed} failed");
        run.Add("api", $"{what}, 95th percentile, ms", BenchmarkRun.Percentile(seconds, 0.95) * 1000, "F1", new(limit), FormattableString.Invariant($"99th {BenchmarkRun.Percentile(seconds, 0.99) * 1000:F1}, most {seconds[^1] * 1000:F1}"));
    }

    // By the clock, not one after the other: a slow answer does not spare it the next request.
    private static void Load(BenchmarkRun run, HttpClient client, string[] addresses)
    {
        var count = LoadPerSecond * (run.Quick ? 10 : 60);
        var asked = new Task<(bool IsFine, double Seconds)>[count];
        var started = Stopwatch.GetTimestamp();
        for (var at = 0; at < count; at++)
        {
            var due = TimeSpan.FromSeconds((double)at / LoadPerSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero) Thread.Sleep(due);
            var address = addresses[at % addresses.Length];
            asked[at] = Task.Run(async () =>
            {
                var begun = Stopwatch.GetTimestamp();
                var isFine = await AskAsync(client, address);
                return (isFine, Stopwatch.GetElapsedTime(begun).TotalSeconds);
            });
        }

        var answers = Task.WhenAll(asked).GetAwaiter().GetResult();
        double[] seconds = [.. answers.Select(answer => answer.Seconds).Order()];
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        run.Add("api", FormattableString.Invariant($"errors at {LoadPerSecond} requests a second"), answers.Count(answer => !answer.IsFine), "F0", new(0), FormattableString.Invariant($"{count:N0} searches and suggestions in turn, {rate:F0} a second answered"));
        run.Add("api", "of these, 95th percentile, ms", FormattableString.Invariant($"{BenchmarkRun.Percentile(seconds, 0.95) * 1000:F1}"), FormattableString.Invariant($"median {BenchmarkRun.Percentile(seconds, 0.5) * 1000:F1}, most {seconds[^1] * 1000:F1}"));
    }

    internal static async Task<bool> AskAsync(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

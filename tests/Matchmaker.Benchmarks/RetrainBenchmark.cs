using System.Diagnostics;
using System.Net.Http.Headers;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Benchmarks;

/// <summary>The night's training on CORDIS, by the app as it serves: how long it takes with its trial, and what those notice who ask meanwhile.</summary>
internal static class RetrainBenchmark
{
    private const int Asked = 500;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    public static void Run(BenchmarkRun run, RegistryDatabase database)
    {
        // What serves knows less than the registry, as on every night.
        new ModelTraining(database).TrainAsync(new() { AsOf = new DateOnly(2019, 1, 1) }).GetAwaiter().GetResult();
        using (var index = new SqliteActorIndex(database)) index.RefreshAsync().GetAwaiter().GetResult();
        long[] ids;
        using (var context = database.CreateDbContext()) ids = [.. context.Actors.OrderBy(actor => actor.Id).Select(actor => actor.Id)];
        new Random(1).Shuffle(ids);
        var key = ApiBenchmark.KeyOf(database);
        SqliteConnection.ClearAllPools();
        using var web = WebProcess.Start(database.FilePath!);
        using var client = new HttpClient { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        // The reading ahead after a start belongs to neither.
        Thread.Sleep(TimeSpan.FromSeconds(10));
        Ask(client, ids, () => false);
        var before = Ask(client, ids, () => false);
        var (id, clock) = (AskForRun(database), Stopwatch.StartNew());
        JobRun? ended = null;
        var during = Ask(client, ids, () => (ended = EndOf(database, id)) is null);
        run.Add("retrain", "trial, training and publication, s", (ended!.FinishedAt!.Value - ended.StartedAt!.Value).TotalSeconds, "F1", new(300), $"{ended.State}: {ended.Outcome}");
        var (usual, then) = (BenchmarkRun.Percentile(before, 0.95) * 1000, BenchmarkRun.Percentile(during, 0.95) * 1000);
        run.Add("retrain", "suggestions before it, 95th percentile, ms", FormattableString.Invariant($"{usual:F1}"), $"{before.Length:N0} requests");
        run.Add("retrain", "suggestions during it, 95th percentile, ms", FormattableString.Invariant($"{then:F1}"), FormattableString.Invariant($"{during.Length:N0} requests, most {during[^1] * 1000:F0} ms"));
        run.Add("retrain", "during over before", then / usual, "F2", new(2));
    }

    /// <returns>Seconds, ascending.</returns>
    private static double[] Ask(HttpClient client, long[] ids, Func<bool> goesOn)
    {
        var seconds = new List<double>();
        var looked = Stopwatch.StartNew();
        var mustGoOn = true;
        for (var at = 0; at < Asked || mustGoOn; at++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (!ApiBenchmark.AskAsync(client, $"/api/v1/actors/{ids[at % ids.Length]}/suggestions?limit=20").GetAwaiter().GetResult()) throw new InvalidOperationException("A request failed.");
            seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            Thread.Sleep(Breath);
            if (at > 0 && looked.Elapsed < TimeSpan.FromSeconds(1)) continue;
            looked.Restart();
            mustGoOn = goesOn();
            if (!mustGoOn && at >= Asked) break;
        }

        return [.. seconds.Order()];
    }

    private static long AskForRun(RegistryDatabase database)
    {
        var now = DateTimeOffset.UtcNow;
        using var context = database.CreateDbContext();
        var run = new JobRun { Job = "retrain", Trigger = JobTrigger.Person, AskedBy = "benchmark", AskedAt = now, NotBefore = now };
        context.JobRuns.Add(run);
        context.SaveChanges();
        return run.Id;
    }

    private static JobRun? EndOf(RegistryDatabase database, long id)
    {
        using var context = database.CreateDbContext();
        return context.JobRuns.AsNoTracking().SingleOrDefault(run => run.Id == id && run.FinishedAt != null);
    }
}

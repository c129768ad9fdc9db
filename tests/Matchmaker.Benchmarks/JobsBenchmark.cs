using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Matchmaker.App.Editions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Matchmaker.Editions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Every scheduler of the edition, one after the other on registries of their own: how soon a job begins that is asked for, how many a second there are, and how long it takes until a run goes on
/// elsewhere whose node was killed in the middle. On PostgreSQL where <c>MATCHMAKER_TEST_POSTGRES</c> names a server, with two nodes for the last; else on SQLite, where the node starts again.
/// </summary>
internal static class JobsBenchmark
{
    public const string Lost = "lost";

    private const string Server = "MATCHMAKER_TEST_POSTGRES";
    private const int Kinds = 8;

    public static void Run(BenchmarkRun run) => RunAsync(run).GetAwaiter().GetResult();

    private static async Task RunAsync(BenchmarkRun run)
    {
        var figures = new List<(string Provider, double Begin, double Second, double Recovery)>();
        foreach (var provider in ThisEdition.Current.Jobs)
        {
            var begin = await OnARegistryAsync(address => BeginAsync(provider, address, run.Quick ? 10 : 40));
            run.Add("jobs", $"{provider.Name}: ask to begin, ms", BenchmarkRun.Spread(begin, "N0", 1000));
            var seconds = await OnARegistryAsync(address => ManyAsync(provider, address, run.Quick ? 100 : 1_000));
            run.Add("jobs", $"{provider.Name}: jobs a second", seconds.ToString("N1", CultureInfo.InvariantCulture), $"{Kinds} light jobs, again and again");
            var recovery = await OnARegistryAsync(address => RecoverAsync(provider, address));
            run.Add("jobs", $"{provider.Name}: killed node to done elsewhere, s", recovery, "N1", new Limit(60), IsPostgres ? "two nodes on PostgreSQL" : "started again on SQLite");
            figures.Add((provider.Name, begin[begin.Length / 2], seconds, recovery));
        }

        var usual = figures[^1];
        foreach (var one in figures.SkipLast(1))
            run.Add("jobs", $"{one.Provider} / {usual.Provider}", string.Create(CultureInfo.InvariantCulture, $"{one.Begin / usual.Begin:N2} / {one.Second / usual.Second:N2} / {one.Recovery / usual.Recovery:N2}"), "ratios of the three, in this run");
    }

    private static bool IsPostgres => Environment.GetEnvironmentVariable(Server) is { Length: > 0 };

    private static async Task<double[]> BeginAsync(JobProvider provider, string address, int times)
    {
        var began = new BlockingCollection<long>();
        var job = new MeasuredJob("soon", (_, _) =>
        {
            began.Add(Stopwatch.GetTimestamp(), CancellationToken.None);
            return Task.CompletedTask;
        });
        await using var node = await MeasuredNode.StartAsync(provider, RegistryDatabase.At(address), "one", [job]);
        var seconds = BenchmarkRun.TimeEach(times, _ => { });
        for (var at = -1; at < times; at++)
        {
            // Each finds all at rest; the first warms up.
            await Task.Delay(300);
            var asked = Stopwatch.GetTimestamp();
            node.Bell.Ring("soon");
            var took = Stopwatch.GetElapsedTime(asked, began.Take()).TotalSeconds;
            if (at >= 0) seconds[at] = took;
        }

        Array.Sort(seconds);
        return seconds;
    }

    private static async Task<double> ManyAsync(JobProvider provider, string address, int runs)
    {
        var (left, done) = (runs, new TaskCompletionSource());
        MeasuredNode? node = null;
        var jobs = Enumerable.Range(0, Kinds).Select(kind => new MeasuredJob($"job-{kind}", (name, _) =>
        {
            if (Interlocked.Decrement(ref left) == 0) done.SetResult();
            else if (left > 0) node!.Bell.Ring(name);
            return Task.CompletedTask;
        })).ToList();
        await using (node = await MeasuredNode.StartAsync(provider, RegistryDatabase.At(address), "one", jobs))
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var job in jobs) node.Bell.Ring(job.Definition.Name);
            await done.Task;
            return runs / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }

    private static async Task<double> RecoverAsync(JobProvider provider, string address)
    {
        var done = new TaskCompletionSource<long>();
        var job = new MeasuredJob(Lost, (_, _) =>
        {
            done.TrySetResult(Stopwatch.GetTimestamp());
            return Task.CompletedTask;
        });
        using var victim = JobNodeProcess.Start(provider.Name, address);
        var living = IsPostgres ? await MeasuredNode.StartAsync(provider, RegistryDatabase.At(address), "living", [job]) : null;
        victim.Kill();
        var killed = Stopwatch.GetTimestamp();
        await victim.WaitForExitAsync();
        await using (living ??= await MeasuredNode.StartAsync(provider, RegistryDatabase.At(address), "living", [job])) return Stopwatch.GetElapsedTime(killed, await done.Task).TotalSeconds;
    }

    private static async Task<T> OnARegistryAsync<T>(Func<string, Task<T>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("matchmaker-bench-jobs-");
        var name = $"matchmaker_bench_{Guid.NewGuid():N}";
        var server = Environment.GetEnvironmentVariable(Server);
        var address = IsPostgres ? new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString : folder.FullName + "/registry.db";
        try
        {
            await RegistryDatabase.At(address).PrepareAsync();
            return await measure(address);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (IsPostgres) await DropAsync(server!, name);
            folder.Delete(recursive: true);
        }
    }

    private static async Task DropAsync(string server, string name)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)";
        await command.ExecuteNonQueryAsync();
    }
}

using System.Diagnostics;
using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Benchmarks;

/// <summary>What it costs a node to take up a change of the registry: by the change log, and by reading all of it.</summary>
internal static class FollowBenchmark
{
    private const int Rounds = 5;

    private static readonly SignalOptions Fast = new() { Factors = new SignalOptions().Factors with { Epochs = 2 } };

    public static void Run(BenchmarkRun run, RegistryDatabase database)
    {
        // How well it is trained changes nothing of what is measured.
        new ModelTraining(database).TrainAsync(new() { Signals = Fast }).GetAwaiter().GetResult();
        using var index = new SqliteActorIndex(database);
        using var live = new LiveMatching(database);
        Add(run, "build the search index", [Measure(() => index.RefreshAsync().GetAwaiter().GetResult())]);
        Add(run, "read the registry, and load the model", [Measure(() => live.RefreshAsync().GetAwaiter().GetResult())]);
        Add(run, "nothing has changed: index and matching", Each(
            _ => { },
            () =>
            {
                index.RefreshAsync().GetAwaiter().GetResult();
                live.RefreshAsync().GetAwaiter().GetResult();
            }));
        Add(run, "one profile has changed: index", Each(at => Change(database, at), () => Must(!index.RefreshAsync().GetAwaiter().GetResult().IsNone)));
        Must(live.RefreshAsync().GetAwaiter().GetResult());
        Add(run, "one profile has changed: matching", Each(at => Change(database, at), () => Must(live.RefreshAsync().GetAwaiter().GetResult())));
        Add(run, "one word about a partner: matching", Each(at => Say(database, at), () => Must(live.RefreshAsync().GetAwaiter().GetResult())));
    }

    private static void Change(RegistryDatabase database, int at)
    {
        using var context = database.CreateDbContext();
        context.Actors.OrderBy(actor => actor.Id).Skip(1000 + at).First().Description += " And puppets.";
        context.SaveChanges();
    }

    private static void Say(RegistryDatabase database, int at)
    {
        using var context = database.CreateDbContext();
        long[] pair = [.. context.Actors.OrderBy(actor => actor.Id).Skip(1000 + at).Take(2).Select(actor => actor.Id)];
        context.Feedback.Add(new() { ActorId = pair[0], PartnerId = pair[1], Kind = FeedbackKind.Dismissed, At = database.Time.GetUtcNow() });
        context.SaveChanges();
    }

    private static (double Seconds, double Processor)[] Each(Action<int> change, Action follow) => [.. Enumerable.Range(0, Rounds).Select(at =>
    {
        change(at);
        return Measure(follow);
    })];

    private static (double Seconds, double Processor) Measure(Action action)
    {
        var (began, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        action();
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    private static void Add(BenchmarkRun run, string what, (double Seconds, double Processor)[] times)
    {
        double[] sorted = [.. times.Select(time => time.Processor).Order()];
        var median = sorted[sorted.Length / 2];
        run.Add("follow", $"{what}, s", FormattableString.Invariant($"{times.Select(time => time.Seconds).Order().ElementAt(times.Length / 2):F3}"), FormattableString.Invariant($"processor {median:F3} s; median of {times.Length}"));
    }

    private static void Must(bool isDone)
    {
        if (!isDone) throw new InvalidOperationException("The change was not taken up.");
    }
}

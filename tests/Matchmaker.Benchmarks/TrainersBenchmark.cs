using System.Diagnostics;
using Matchmaker.App.Editions;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Editions;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Benchmarks;

/// <summary>Every trainer of the edition on CORDIS: the factors alone, trained on what began before 2018 and asked for the partners gained in that year; and a whole training as a process of its own.</summary>
internal static class TrainersBenchmark
{
    private const int CutOff = 20;
    private static readonly DateOnly Cut = new(2018, 1, 1);

    public static void Run(BenchmarkRun run, RegistryDatabase database)
    {
        var snapshot = RegistrySnapshot.LoadAsync(database).GetAwaiter().GetResult();
        var options = new SignalOptions();
        var split = PartnerSplit.At(snapshot.Collaborations, Cut.DayNumber, Cut.AddYears(1).DayNumber, options.MaximumSize);
        foreach (var provider in ThisEdition.Current.Trainers)
        {
            Factors(run, provider, split, options);
            Whole(run, provider, database);
        }
    }

    private static void Factors(BenchmarkRun run, TrainerProvider provider, PartnerSplit split, SignalOptions options)
    {
        var matrix = SignalModel.Confidences(split.TrainGraph.Adjacency);
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var factors = provider.Create().Train(matrix, options.Factors);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalSeconds;
        var row = new PartnerEvaluator(split, CutOff).Evaluate(Baselines.Factors(provider.Name, split, factors, CutOff));
        run.Add("trainers", $"{provider.Name}: factors, s", FormattableString.Invariant($"{seconds:F1}"), FormattableString.Invariant($"rank {factors.Rank}, {options.Factors.Epochs} epochs; {processor:F1} processor seconds"));
        run.Add("trainers", $"{provider.Name}: Recall@{CutOff}, NDCG@{CutOff}", FormattableString.Invariant($"{row.Recall:F4}, {row.Ndcg:F4}"), $"factors alone, without features; {split.Queries.Length:N0} actors, partners gained in {Cut.Year}");
    }

    private static void Whole(BenchmarkRun run, TrainerProvider provider, RegistryDatabase database)
    {
        var child = ChildProcess.Run("train", "--db", database.FilePath!, "--as-of", "2019-01-01", "--keep-serving", "--trainer", provider.Name);
        if (child.Failure is { } failure) run.Skip("trainers", $"{provider.Name} failed: {failure.ReplaceLineEndings(" ")}");
        else run.Add("trainers", $"{provider.Name}: matchmaker train, s", FormattableString.Invariant($"{child.Seconds:F1}"), FormattableString.Invariant($"the whole process; {child.ProcessorSeconds:F1} processor seconds, most memory {child.PeakBytes / 1e6:F0} MB"));
    }
}

using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Benchmarks;

/// <summary>Folding a Gowalla user into a trained model, one thread.</summary>
internal static class FoldInBenchmark
{
    public static void Run(BenchmarkRun run)
    {
        if (GowallaFiles.Read(run, "foldin") is not { } split) return;
        foreach (var rank in new[] { 64, 128, 256 })
        {
            var model = new AlsTrainer().Train(split.Train, GowallaEvaluation.OptionsFor(rank) with { Epochs = 2 });
            var factor = new float[rank];
            var user = 0;
            var users = run.Quick ? 2000 : 20000;
            var seconds = BenchmarkRun.Time(users, () =>
            {
                model.FoldIn(split.Train.RowColumns(user), split.Train.RowValues(user), factor);
                user = (user + 1) % split.Train.RowCount;
            });
            var (measure, note) = ($"one user at rank {rank}, µs", FormattableString.Invariant($"95th percentile {BenchmarkRun.Percentile(seconds, 0.95) * 1e6:F1} µs"));
            if (rank == 64) run.Add("foldin", measure, seconds, "F1", 1e6, new(1000), note);
            else run.Add("foldin", measure, BenchmarkRun.Spread(seconds, "F1", 1e6), note);
        }
    }
}

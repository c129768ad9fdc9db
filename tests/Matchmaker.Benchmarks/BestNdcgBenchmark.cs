using System.Diagnostics;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Benchmarks;

/// <summary>Seconds of training until NDCG@20 on the validation part of the training part is at its best, the first training left out; the test part is not looked at, and judging is not timed.</summary>
internal static class BestNdcgBenchmark
{
    private const int Epochs = 8;

    public static void Run(BenchmarkRun run, GowallaSplit split)
    {
        var validation = split.ValidationSplit(0.2, 11);
        foreach (var rank in new[] { 64, 128 })
        {
            foreach (var solver in new[] { AlsSolver.Exact, AlsSolver.ConjugateGradient })
            {
                var options = GowallaEvaluation.OptionsFor(rank) with { Solver = solver };
                Train(validation, options);
                var rounds = Enumerable.Range(0, run.Quick ? 2 : 5).Select(_ => Train(validation, options)).ToList();
                var (at, best) = rounds[0].Index().MaxBy(epoch => epoch.Item.Ndcg);
                double[] seconds = [.. rounds.Select(epochs => epochs.Take(at + 1).Sum(epoch => epoch.Seconds)).Order()];
                double[] processor = [.. rounds.Select(epochs => epochs.Take(at + 1).Sum(epoch => epoch.ProcessorSeconds)).Order()];
                run.Add("als", $"Gowalla, rank {rank}, {AlsBenchmark.NameOf(solver)}: s to the best NDCG", BenchmarkRun.Spread(seconds, "F3"), FormattableString.Invariant(
                    $"NDCG@20 {best.Ndcg:F4} on validation, after {at + 1} of {Epochs} epochs; {BenchmarkRun.Spread(processor, "F3")} processor seconds"));
            }
        }
    }

    private static List<(double Seconds, double ProcessorSeconds, double Ndcg)> Train(GowallaSplit validation, AlsOptions options)
    {
        using var training = new AlsRun(validation.Train, null, options, CancellationToken.None);
        List<(double Seconds, double ProcessorSeconds, double Ndcg)> epochs = [];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            training.Epoch();
            var (seconds, processorSeconds) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
            epochs.Add((seconds, processorSeconds, GowallaEvaluation.Of(new FactorModel(training.Rows.Frozen, training.Columns.Frozen, options), validation).Ndcg));
        }

        return epochs;
    }
}

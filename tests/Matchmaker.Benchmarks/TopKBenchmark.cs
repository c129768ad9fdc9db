using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>Exact top-100 of 1,000,000 × 64 against reading the same memory once, and in batches.</summary>
internal static class TopKBenchmark
{
    public static void Run(BenchmarkRun run)
    {
        const int rows = 1_000_000;
        const int rank = 64;
        var factors = new WritableFactors(rows, rank);
        InitialFactors.Fill(factors, 1, 0, 1);
        var queries = new WritableFactors(256, rank);
        InitialFactors.Fill(queries, 2, 0, 1);
        var best = new ScoredIndex[100];
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            var search = new FactorSearch(factors.Frozen, threads);
            var next = 0;
            var seconds = BenchmarkRun.Time(run.Quick ? 20 : 200, () => search.Search(queries.Row(next++ % 256), [], best));
            var read = PeakBenchmark.ReadSeconds(factors.Frozen.Memory, threads, run.Quick ? 20 : 200);
            run.Add("topk", $"top-100 of 1,000,000 × 64, {threads} thread(s), ms", BenchmarkRun.Spread(seconds, "F1", 1000),
                FormattableString.Invariant($"{seconds[seconds.Length / 2] / read[read.Length / 2]:F2} × reading the factors once, which takes {BenchmarkRun.Spread(read, "F1", 1000)} ms"));
        }

        var all = Enumerable.Range(0, 256).ToArray();
        var batch = BenchmarkRun.Time(run.Quick ? 2 : 5, () => new FactorSearch(factors.Frozen).SearchBatch(queries.Frozen, all, 100));
        run.Add("topk", "the same, batch of 256, ms per query", BenchmarkRun.Spread(batch, "F2", 1000.0 / 256),
            FormattableString.Invariant($"{2.0 * rows * rank * 256 / batch[batch.Length / 2] / 1e9:F0} GFLOP/s"));
    }
}

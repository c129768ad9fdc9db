using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Exact top-100 of 1,000,000 × 64 against reading the same memory once, through the 8-bit copy against all in full, and in batches against the FMA peak.
/// Times that are compared are taken by turns; a ratio is that of two times of one round.
/// </summary>
internal static class TopKBenchmark
{
    private const int Rows = 1_000_000;
    private const int Rank = 64;
    private const int Queries = 256;

    public static void Run(BenchmarkRun run)
    {
        var factors = new WritableFactors(Rows, Rank);
        InitialFactors.Fill(factors, 1, 0, 1);
        var queries = new WritableFactors(Queries, Rank);
        InitialFactors.Fill(queries, 2, 0, 1);
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            MeasureOne(run, factors, queries, threads);
            MeasureBatch(run, factors, queries, threads);
        }
    }

    private static void MeasureOne(BenchmarkRun run, WritableFactors factors, WritableFactors queries, int threads)
    {
        var full = new FactorSearch(factors.Frozen, threads, int.MaxValue);
        var rounded = new FactorSearch(factors.Frozen, threads);
        ScoredIndex[] best = new ScoredIndex[100], same = new ScoredIndex[100];
        var making = BenchmarkRun.TimeEach(1, _ => rounded.Search(queries.Row(0), [], best));
        long scored = 0;
        for (var query = 0; query < 20; query++)
        {
            full.Search(queries.Row(query), [], best);
            rounded.Search(queries.Row(query), [], same, null, null, out var some);
            if (!best.AsSpan().SequenceEqual(same)) throw new InvalidOperationException($"Query {query} has another result through the 8-bit copy.");
            scored += some.Scored;
        }

        var (next, again) = (0, 0);
        var seconds = BenchmarkRun.TimeByTurns(
            run.Quick ? 31 : 151,
            () => PeakBenchmark.Read(factors.Frozen.Memory, threads),
            () => full.Search(queries.Row(next++ % Queries), [], best),
            () => rounded.Search(queries.Row(again++ % Queries), [], same));
        var toRead = BenchmarkRun.Ratios(seconds[1], seconds[0]);
        var toFull = BenchmarkRun.Ratios(seconds[1], seconds[2]);
        foreach (var times in seconds) Array.Sort(times);
        var limited = threads == 1;
        run.Add("topk", $"reading 1,000,000 × 64 once, {threads} thread(s), ms", BenchmarkRun.Spread(seconds[0], "F1", 1000));
        run.Add("topk", $"top-100 of them in full, {threads} thread(s), ms", BenchmarkRun.Spread(seconds[1], "F1", 1000));
        Add("that over reading", toRead, new Limit(1.3));
        run.Add("topk", $"top-100 through 8 bits, {threads} thread(s), ms", BenchmarkRun.Spread(seconds[2], "F1", 1000),
            FormattableString.Invariant($"the same results; {scored / 20.0 / Rows:P2} of the rows scored in full; copy made in {making[0]:F2} s"));
        Add("in full over that", toFull, new Limit(2.5, IsLeast: true));

        void Add(string measure, double[] ratios, Limit limit)
        {
            if (limited) run.Add("topk", measure, ratios, "F2", 1, limit);
            else run.Add("topk", measure, BenchmarkRun.Spread(ratios, "F2"));
        }
    }

    private static void MeasureBatch(BenchmarkRun run, WritableFactors factors, WritableFactors queries, int threads)
    {
        int[] all = [.. Enumerable.Range(0, Queries)];
        var search = new FactorSearch(factors.Frozen, threads);
        var peak = 0.0;
        var seconds = BenchmarkRun.TimeByTurns(run.Quick ? 5 : 15, () => search.SearchBatch(queries.Frozen, all, 100), () => peak = PeakBenchmark.Multiply(threads));
        const double work = 2.0 * Rows * Rank * Queries;
        var share = Array.ConvertAll(BenchmarkRun.Ratios(seconds[1], seconds[0]), ratio => ratio * work / peak);
        foreach (var times in seconds) Array.Sort(times);
        run.Add("topk", $"batch of 256, {threads} thread(s), ms per query", BenchmarkRun.Spread(seconds[0], "F2", 1000.0 / Queries),
            FormattableString.Invariant($"{work / seconds[0][seconds[0].Length / 2] / 1e9:F0} GFLOP/s; the peak {peak / seconds[1][seconds[1].Length / 2] / 1e9:F0}"));
        run.Add("topk", "share of the FMA peak", share, "F2", 1, new Limit(.5, IsLeast: true));
    }
}

using System.Diagnostics;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>
/// The kernel under the exact solve of long rows: for every Gowalla row with entries enough to take that way at rank 128, its factors are gathered and their rank-k update added up.
/// In pieces of sixteen rows, by turns with multiply-adds out of registers, each piece at its best of several rounds: short enough that what else the machine does leaves some of them alone.
/// </summary>
internal static class NormalEquationBenchmark
{
    private const int Rank = 128;
    private const int PeakRounds = 100_000;

    public static void Run(BenchmarkRun run, SparseRows train)
    {
        var schedule = RowSchedule.For(train, Rank, primalOnly: false);
        int[][] pieces = [.. Enumerable.Range(0, schedule.GroupCount).Where(group => schedule.PathOf(group) == SolvePath.Primal)
            .SelectMany(group => schedule.RowsOf(group).ToArray()).Chunk(16)];
        var factors = new WritableFactors(train.ColumnCount, Rank);
        InitialFactors.Fill(factors, 1, 1, 1);
        foreach (var threads in Environment.ProcessorCount > 1 ? new[] { 1, Environment.ProcessorCount } : [1])
        {
            var rates = new (double Own, double Peak)[threads];
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
                rates[thread] = Measure([.. pieces.Where((_, at) => at % threads == thread)], train, factors, run.Quick ? 20 : 80));
            var (own, peak) = (rates.Sum(rate => rate.Own), rates.Sum(rate => rate.Peak));
            run.Add(
                "als", $"normal equations, rank {Rank}, {threads} thread{(threads > 1 ? "s" : "")}, share of peak", own / peak, "F2", new(0.5, IsLeast: true),
                FormattableString.Invariant($"{own / 1e9:F0} of {peak / 1e9:F0} GFLOP/s; gathering and the right-hand side included"));
        }
    }

    /// <summary>Flops a second. Counted is one triangle, n·rank·(rank + 1) a row, and 2·n·rank for its right-hand side; what is executed beyond that is not.</summary>
    private static (double Own, double Peak) Measure(int[][] pieces, SparseRows train, WritableFactors factors, int rounds)
    {
        using var work = new SolverWorkspace(Rank);
        var best = new double[pieces.Length];
        Array.Fill(best, double.MaxValue);
        double peak = 0;
        for (var round = 0; round < rounds; round++)
        {
            for (var at = 0; at < pieces.Length; at++)
            {
                var started = Stopwatch.GetTimestamp();
                Add(train, pieces[at], factors, work);
                best[at] = Math.Min(best[at], Stopwatch.GetElapsedTime(started).TotalSeconds);
                started = Stopwatch.GetTimestamp();
                var flops = PeakBenchmark.MultiplyHere(PeakRounds);
                peak = Math.Max(peak, flops / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        var entries = pieces.Sum(piece => piece.Sum(row => (double)train.Degree(row)));
        return (entries * ((Rank * (Rank + 1.0)) + (2 * Rank)) / best.Sum(), peak);
    }

    private static unsafe void Add(SparseRows train, int[] rows, WritableFactors factors, SolverWorkspace work)
    {
        foreach (var row in rows)
        {
            new Span<float>(work.System, Rank * Rank).Clear();
            NormalEquations.Add(train.RowColumns(row), train.RowValues(row), factors.Pointer, Rank, work, work.System, work.Solution);
        }
    }
}

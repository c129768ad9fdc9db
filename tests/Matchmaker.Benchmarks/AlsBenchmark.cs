using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>ALS on Gowalla: seconds per epoch, exact and by conjugate gradients, and how much of the machine's peak that is.</summary>
internal static class AlsBenchmark
{
    // Below this the machine, or what else runs on it, makes the limit say nothing.
    private const double EnoughPeak = 400;

    public static void Run(BenchmarkRun run)
    {
        if (GowallaFiles.Read(run, "als") is not { } split) return;
        var peak = PeakBenchmark.AllCores(run.Quick);
        run.Add("als", "FMA peak, all cores", FormattableString.Invariant($"{peak:F0} GFLOP/s"), "the limit is for two cores of about 250 GFLOP/s each");
        foreach (var rank in new[] { 64, 128, 256 })
        {
            var (exact, conjugate) = (new EpochTimes(), new EpochTimes());
            for (var turn = 0; turn < (run.Quick ? 2 : 4); turn++)
            {
                Train(split.Train, rank, AlsSolver.Exact, exact);
                Train(split.Train, rank, AlsSolver.ConjugateGradient, conjugate);
            }

            var seconds = exact.Ascending;
            var (measure, note) = ($"Gowalla, rank {rank}, s per epoch", $"{BenchmarkRun.Spread(exact.ProcessorAscending, "F3")} processor seconds; {GigaflopsOf(split.Train, rank, seconds[seconds.Length / 2])}");
            if (rank == 64 && peak < EnoughPeak) run.Add("als", measure, BenchmarkRun.Spread(seconds, "F3"), note, "(≤ 0.5)");
            else if (rank == 64) run.Add("als", measure, seconds, "F3", 1, new(0.5), note);
            else run.Add("als", measure, BenchmarkRun.Spread(seconds, "F3"), note);
            run.Add("als", $"Gowalla, rank {rank}, {NameOf(AlsSolver.ConjugateGradient)}, s per epoch", BenchmarkRun.Spread(conjugate.Ascending, "F3"), $"{BenchmarkRun.Spread(conjugate.ProcessorAscending, "F3")} processor seconds; by turns with the exact epochs");
        }

        NormalEquationBenchmark.Run(run, split.Train);
        BestNdcgBenchmark.Run(run, split);
    }

    public static string NameOf(AlsSolver solver) => solver switch
    {
        AlsSolver.ConjugateGradient => "conjugate gradients",
        AlsSolver.Block => "blocks",
        _ => "exact",
    };

    private static void Train(SparseRows train, int rank, AlsSolver solver, EpochTimes epochs)
    {
        epochs.BeginTraining();
        new AlsTrainer().Train(train, GowallaEvaluation.OptionsFor(rank) with { Solver = solver }, epochs);
    }

    /// <summary>
    /// GFLOP/s executed, and GFLOP/s as if every row had been solved by the normal equations. Counted are the Gramians, the rotations and the row solves of both sides.
    /// </summary>
    public static string GigaflopsOf(SparseRows train, int rank, double seconds)
    {
        var rows = RowSchedule.For(train, rank, primalOnly: false);
        var columns = RowSchedule.For(train.Transpose(), rank, primalOnly: false);
        var gramians = ((double)train.RowCount + train.ColumnCount) * rank * rank;
        var executed = rows.Flops + columns.Flops + (3 * gramians) + (2 * 9.0 * rank * rank * rank);
        var textbook = rows.TextbookFlops + columns.TextbookFlops + gramians;
        return FormattableString.Invariant(
            $"{executed / 1e9:F1} GFLOP at {executed / seconds / 1e9:F0} GFLOP/s; the normal equations alone would take {textbook / 1e9:F1} GFLOP, so {textbook / seconds / 1e9:F0} GFLOP/s in their terms");
    }
}

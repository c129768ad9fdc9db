using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Benchmarks;

/// <summary>ALS on Gowalla and on the ties of CORDIS: seconds per epoch, exact and by conjugate gradients, and how much of the machine's peak that is.</summary>
internal static class AlsBenchmark
{
    // Below this the machine, or what else runs on it, makes the limit say nothing.
    private const double EnoughPeak = 400;

    private static readonly DateOnly Cut = new(2019, 1, 1);

    public static void Run(BenchmarkRun run)
    {
        var peak = PeakBenchmark.AllCores(run.Quick);
        run.Add("als", "FMA peak, all cores", FormattableString.Invariant($"{peak:F0} GFLOP/s"), "the limit is for two cores of about 250 GFLOP/s each");
        using (var cordis = new CordisRegistry(run))
        {
            if (cordis.Open("als") is { } database) OnTies(run, database);
        }

        if (GowallaFiles.Read(run, "als") is not { } split) return;
        foreach (var rank in new[] { 64, 128, 256 }) Epochs(run, "Gowalla", split.Train, GowallaEvaluation.OptionsFor(rank), rank == 64 ? new Limit(0.5) : null, peak >= EnoughPeak);
        NormalEquationBenchmark.Run(run, split.Train);
        BestNdcgBenchmark.Run(run, split);
    }

    private static void OnTies(BenchmarkRun run, RegistryDatabase database)
    {
        var snapshot = RegistrySnapshot.LoadAsync(database).GetAwaiter().GetResult();
        var options = new SignalOptions();
        var ties = SignalModel.Confidences(PartnerSplit.At(snapshot.Collaborations, Cut.DayNumber, int.MaxValue, options.MaximumSize).TrainGraph.Adjacency);
        if (run.Option("--matrix") is { } path) Write(ties, path);
        foreach (var rank in new[] { 64, 128 }) Epochs(run, "CORDIS", ties, AlsOptions.From(options.Factors) with { Rank = rank }, null, isEnough: true);
    }

    // A line a row, its number and those of its columns: what any other program can read, to be measured on the same.
    private static void Write(SparseRows matrix, string path)
    {
        using var file = new StreamWriter(path);
        for (var row = 0; row < matrix.RowCount; row++)
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row} {string.Join(' ', matrix.RowColumns(row).ToArray())}"));
    }

    private static void Epochs(BenchmarkRun run, string data, SparseRows train, AlsOptions options, Limit? limit, bool isEnough)
    {
        var (exact, conjugate) = (new EpochTimes(), new EpochTimes());
        for (var turn = 0; turn < (run.Quick ? 2 : 4); turn++)
        {
            Train(train, options with { Solver = AlsSolver.Exact }, exact);
            Train(train, options with { Solver = AlsSolver.ConjugateGradient }, conjugate);
        }

        var seconds = exact.Ascending;
        var measure = $"{data}, rank {options.Rank}, s per epoch";
        var note = $"{BenchmarkRun.Spread(exact.ProcessorAscending, "F3")} processor seconds; {GigaflopsOf(train, options.Rank, seconds[seconds.Length / 2])}";
        if (limit is null) run.Add("als", measure, BenchmarkRun.Spread(seconds, "F3"), note);
        else if (isEnough) run.Add("als", measure, seconds, "F3", 1, limit, note);
        else run.Add("als", measure, BenchmarkRun.Spread(seconds, "F3"), note, FormattableString.Invariant($"(≤ {limit.Value})"));
        run.Add("als", $"{data}, rank {options.Rank}, {NameOf(AlsSolver.ConjugateGradient)}, s per epoch", BenchmarkRun.Spread(conjugate.Ascending, "F3"), $"{BenchmarkRun.Spread(conjugate.ProcessorAscending, "F3")} processor seconds; by turns with the exact epochs");
    }

    public static string NameOf(AlsSolver solver) => solver switch
    {
        AlsSolver.ConjugateGradient => "conjugate gradients",
        AlsSolver.Block => "blocks",
        _ => "exact",
    };

    private static void Train(SparseRows train, AlsOptions options, EpochTimes epochs)
    {
        epochs.BeginTraining();
        new AlsTrainer().Train(train, options, epochs);
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

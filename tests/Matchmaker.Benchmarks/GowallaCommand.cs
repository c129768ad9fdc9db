using System.Globalization;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Benchmarks;

/// <summary><c>gowalla --rank 64</c>: trains, judges and prints; <c>--validate</c> judges on a fifth of the training part instead of the test part.</summary>
internal static class GowallaCommand
{
    /// <returns>Whether the files were there.</returns>
    public static bool Run(BenchmarkRun run)
    {
        if (GowallaFiles.Read(run, "gowalla") is not { } split) return false;
        if (run.Option("--validate") is { } seed) split = split.ValidationSplit(0.2, int.Parse(seed, CultureInfo.InvariantCulture));
        foreach (var rank in run.Option("--rank", "64,128,256")!.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var defaults = GowallaEvaluation.OptionsFor(rank);
            foreach (var weight in Numbers(run, "--alpha", defaults.UnobservedWeight))
            {
                foreach (var regularization in Numbers(run, "--lambda", defaults.Regularization))
                {
                    foreach (var exponent in Numbers(run, "--nu", defaults.RegularizationExponent))
                    {
                        Train(split, defaults with
                        {
                            UnobservedWeight = weight,
                            Regularization = regularization,
                            RegularizationExponent = exponent,
                            Epochs = (int)run.Number("--epochs", defaults.Epochs),
                            InitialScale = (float)run.Number("--scale", defaults.InitialScale),
                            Seed = (int)run.Number("--seed", defaults.Seed),
                            Threads = (int)run.Number("--threads", 0),
                            Solver = SolverOf(run.Option("--solver")),
                            ConjugateSteps = (int)run.Number("--steps", defaults.ConjugateSteps),
                            BlockSize = (int)run.Number("--block", defaults.BlockSize),
                        });
                    }
                }
            }
        }

        return true;
    }

    private static void Train(GowallaSplit split, AlsOptions options)
    {
        var epochs = new EpochTimes();
        var model = new AlsTrainer().Train(split.Train, options, epochs);
        var result = GowallaEvaluation.Of(model, split);
        var seconds = epochs.Ascending;
        Console.WriteLine(FormattableString.Invariant(
            $"rank {options.Rank} alpha0 {options.UnobservedWeight} lambda {options.Regularization} nu {options.RegularizationExponent} epochs {options.Epochs} {options.Solver}: Recall@20 {result.Recall:F4} NDCG@20 {result.Ndcg:F4} over {result.Users} users; {BenchmarkRun.Spread(seconds, "F3")} s an epoch, {BenchmarkRun.Spread(epochs.ProcessorAscending, "F3")} of processors{(options.Solver == AlsSolver.Exact ? $"; {AlsBenchmark.GigaflopsOf(split.Train, options.Rank, seconds[seconds.Length / 2])}" : "")}"));
    }

    private static AlsSolver SolverOf(string? name) => name switch
    {
        "block" => AlsSolver.Block,
        "conjugate" => AlsSolver.ConjugateGradient,
        _ => AlsSolver.Exact,
    };

    private static IEnumerable<float> Numbers(BenchmarkRun run, string name, float otherwise) =>
        run.Option(name)?.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)) ?? [otherwise];
}

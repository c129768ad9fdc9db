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
        if (run.Option("--validate") is not null) split = split.ValidationSplit(0.2, run.Whole("--validate", 0));
        foreach (var rank in run.Sizes("--rank", [64, 128, 256]))
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
                            Epochs = run.Whole("--epochs", defaults.Epochs),
                            InitialScale = (float)run.Number("--scale", defaults.InitialScale),
                            Seed = run.Whole("--seed", defaults.Seed),
                            Threads = run.Whole("--threads", 0),
                            Solver = SolverOf(run.Option("--solver")),
                            ConjugateSteps = run.Whole("--steps", defaults.ConjugateSteps),
                            BlockSize = run.Whole("--block", defaults.BlockSize),
                        });
                    }
                }
            }
        }

        return true;
    }

    private static void Train(GowallaSplit split, AlsOptions options)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException wrong)
        {
            throw new BenchmarkMistakeException(wrong.Message);
        }

        var epochs = new EpochTimes();
        var model = new AlsTrainer().Train(split.Train, options, epochs);
        var result = GowallaEvaluation.Of(model, split);
        var seconds = epochs.Ascending;
        Console.WriteLine(FormattableString.Invariant(
            $"rank {options.Rank} alpha0 {options.UnobservedWeight} lambda {options.Regularization} nu {options.RegularizationExponent} epochs {options.Epochs} {options.Solver}: Recall@20 {result.Recall:F4} NDCG@20 {result.Ndcg:F4} over {result.Users} users; {BenchmarkRun.Spread(seconds, "F3")} s an epoch, {BenchmarkRun.Spread(epochs.ProcessorAscending, "F3")} of processors{(options.Solver == AlsSolver.Exact ? $"; {AlsBenchmark.GigaflopsOf(split.Train, options.Rank, seconds[seconds.Length / 2])}" : "")}"));
    }

    private static AlsSolver SolverOf(string? name) => name switch
    {
        null or "exact" => AlsSolver.Exact,
        "block" => AlsSolver.Block,
        "conjugate" => AlsSolver.ConjugateGradient,
        _ => throw new BenchmarkMistakeException($"There is no solver '{name}': exact, block or conjugate."),
    };

    private static IEnumerable<float> Numbers(BenchmarkRun run, string name, float otherwise) =>
        run.Option(name)?.Split(',').Select(text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BenchmarkMistakeException($"The option {name} needs numbers such as 0.01,0.02; it is '{run.Option(name)}'.")) ?? [otherwise];
}

using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.App.Evaluating;

/// <summary>
/// Judges how well a missing member is found: of each collaboration with 4 to 20 members that starts from a cut on, one is hidden, and candidates for the rest are ranked over all actors with a train partner.
/// Nothing from the cut on is seen in training; the scorer and its penalty are chosen on the last year before it.
/// </summary>
public sealed class CompletionEvaluation(RegistrySnapshot snapshot)
{
    /// <summary>Length of the lists that are judged.</summary>
    public const int CutOff = 20;

    /// <summary>The last row.</summary>
    public const string Scorer = "learned scorer";

    /// <summary>The row before: the same without knowing what the collaboration is about.</summary>
    public const string Untold = "learned scorer, sectors not told";

    /// <summary>What trains the factors.</summary>
    public IFactorTrainer Trainer { get; init; } = new AlsTrainer();

    /// <summary>How many draws of who is hidden.</summary>
    public int Draws { get; init; } = 3;

    /// <summary>Trains, asks, and sums up.</summary>
    /// <param name="cut">First day of the test period.</param>
    /// <param name="until">First day after it; null for an open end.</param>
    /// <param name="seed">The first draw's; those that follow count on.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between steps and queries.</param>
    /// <exception cref="EvaluationException">Nothing was learnt or asked about with that cut.</exception>
    public CompletionReport Run(DateOnly cut, DateOnly? until, int seed, SignalOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (until <= cut) throw new EvaluationException($"The test period is empty: it begins on {cut:yyyy-MM-dd}, and {until:yyyy-MM-dd} is the first day after it. Give --until a later date.");
        int[] seeds = [.. Enumerable.Range(seed, Draws)];
        var asked = new CompletionOptions { MaximumTrainSize = options.MaximumSize };
        var splits = Array.ConvertAll(seeds, draw => CompletionSplit.At(snapshot.Collaborations, cut.DayNumber, until?.DayNumber ?? int.MaxValue, (ulong)draw, asked));
        if (Array.Exists(splits, split => split.Queries.Count == 0))
            throw new EvaluationException($"No collaboration with {asked.FewestMembers} to {asked.MostMembers} members starts from {cut:yyyy-MM-dd}{(until is { } end ? $" until {end:yyyy-MM-dd}" : " on")} that has a member with a partner before. Choose a cut well inside the registry's years (matchmaker graph stats).");
        progress?.Report("Training on what began before the cut");
        var clock = Stopwatch.StartNew();
        var (model, trained) = GroupTraining.Train(splits[0].Train, snapshot.TraitsWithFeatures, cut.DayNumber, options, Trainer, cancellationToken);
        var learning = new CompletionLearning(trained.LearntFrom, trained.Penalty, trained.Validation?.Hit, trained.Validation?.ReciprocalRank, clock.Elapsed.TotalSeconds);
        var counts = new CollaborationGraph(model.Pairs.Counts, 0, 0);
        var rows = new List<CompletionFigures>();
        (Func<CompletionSplit, CompletionMethod> Method, bool IsBaseline)[] methods =
        [
            (CompletionMethods.Popularity, true),
            (_ => CompletionMethods.SummedResourceAllocation(counts), true),
            (_ => CompletionMethods.SummedFactors(model.Pairs.Factors), true),
            (_ => CompletionMethods.SummedTies(counts), false),
            (_ => CompletionMethods.SummedPageRank(counts), false),
            (_ => CompletionMethods.Of(Untold, model, trained.Ranker, knowsThemes: false), false),
            (_ => CompletionMethods.Of(Scorer, model, trained.Ranker), false),
        ];
        foreach (var (method, isBaseline) in methods)
        {
            var draws = new List<CompletionRow>();
            foreach (var split in splits)
            {
                var of = method(split);
                if (draws.Count == 0) progress?.Report($"Asking: {of.Name}, {Draws} times {split.Queries.Count:N0} collaborations");
                draws.Add(new CompletionEvaluator(split, CutOff).Evaluate(of, cancellationToken));
            }

            rows.Add(Sum(draws) with { IsBaseline = isBaseline });
        }

        return new(
            cut, until, splits[0].Train.CollaborationCount, splits[0].IsCandidate.Count(isCandidate => isCandidate), splits[0].Queries.Count + splits[0].UnknownHidden, seeds,
            Array.ConvertAll(splits, split => split.Queries.Count), Array.ConvertAll(splits, split => split.UnknownHidden), learning, rows);
    }

    private static CompletionFigures Sum(List<CompletionRow> draws) =>
        new(draws[0].Name, draws.Average(draw => draw.Hit), Spread([.. draws.Select(draw => draw.Hit)]), draws.Average(draw => draw.ReciprocalRank),
            Spread([.. draws.Select(draw => draw.ReciprocalRank)]), draws.Average(draw => draw.Seconds));

    private static double Spread(double[] figures)
    {
        if (figures.Length < 2) return 0;
        var mean = figures.Average();
        return Math.Sqrt(figures.Sum(figure => (figure - mean) * (figure - mean)) / (figures.Length - 1));
    }
}

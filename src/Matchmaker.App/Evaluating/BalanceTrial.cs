using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Evaluating;

/// <summary>What a floor costs in accuracy: trains on what began before a cut, and judges the lists with and without balance on the partners gained after it.</summary>
public sealed class BalanceTrial(RegistrySnapshot snapshot)
{
    /// <summary>Trains, ranks, balances and judges. The queries and their lists are those of <see cref="PartnerEvaluation"/>.</summary>
    /// <param name="cut">First day of the test period.</param>
    /// <param name="request">Floor, attributes and length of the lists.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between steps and queries.</param>
    /// <exception cref="BalanceException">The floor lies outside its range, or there is nothing to judge by.</exception>
    public ExposureReport Run(DateOnly cut, BalanceRequest request, SignalOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        Judge(cut, request, options, progress, cancellationToken).Report;

    /// <summary>The same once a seed of the factors, one after another from that of the options.</summary>
    /// <param name="cut">First day of the test period.</param>
    /// <param name="request">Floor, attributes and length of the lists.</param>
    /// <param name="options">How signals are computed; with the first seed.</param>
    /// <param name="seeds">How many seeds; at least 1.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between steps and queries.</param>
    /// <exception cref="BalanceException">The floor lies outside its range, or there is nothing to judge by.</exception>
    public SeededPriceReport RunSeeds(DateOnly cut, BalanceRequest request, SignalOptions options, int seeds, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        var used = SeededFigure.Seeds(options.Factors.Seed, seeds);
        var judged = new List<(ExposureReport Report, double TrainSeconds)>();
        foreach (var seed in used)
        {
            progress?.Report($"Seed {seed}");
            judged.Add(Judge(cut, request, options with { Factors = options.Factors with { Seed = seed } }, progress, cancellationToken));
        }

        return SeededPriceReport.Of(cut, used, judged.Average(one => one.TrainSeconds), request, [.. judged.Select(one => one.Report)]);
    }

    private (ExposureReport Report, double TrainSeconds) Judge(DateOnly cut, BalanceRequest request, SignalOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        request.Validate();
        var split = PartnerSplit.At(snapshot.Collaborations, cut.DayNumber, int.MaxValue, options.MaximumSize);
        if (split.Queries.Length == 0)
            throw new BalanceException($"Nobody with a partner before {cut:yyyy-MM-dd} gained a new one from then on, so accuracy cannot be judged there. Choose a cut well inside the registry's years (matchmaker graph stats), or leave --cut out.");
        var started = Stopwatch.GetTimestamp();
        var trained = PartnerTraining.Train(split.Train, snapshot.TraitsWithFeatures, cut.DayNumber, options, new AlsTrainer(), new TrainingStepText(progress), cancellationToken);
        var trainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        progress?.Report($"Ranking for {split.Queries.Length:N0} actors, and balancing their lists");
        var attributes = BalanceAttributes.Of(snapshot, request.Attributes);
        var balance = new ExposureBalanceOptions { Floor = request.Floor, ListLength = request.Top };
        var pool = BalancedSuggestions.For(request.Top);
        if (request.ShareOf == ShareBasis.Candidates)
            attributes = CandidateShares.Of(trained.Ranker.Signals, split.Queries, attributes, request.Top, pool, cancellation: cancellationToken);
        var judgement = new BalanceEvaluator(split, attributes, balance, pool).Evaluate(trained.Ranker, null, cancellationToken);
        return (ExposureReport.Of(judgement.Balanced, request, null, cut, judgement), trainSeconds);
    }
}

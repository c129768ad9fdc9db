using System.Runtime.CompilerServices;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Trains everything a suggestion needs from what is known on one day. The weights are learnt from the partners gained in the last year given only what was known before it;
/// the penalty is the one that does best on that year when learnt from the year before. Only what it is given is ever looked at: leave out what lies behind a cut.
/// </summary>
public static class PartnerTraining
{
    private const int Year = 365;
    private const int FewestExamples = 20;
    private const int CutOff = 20;
    private const int Steps = 6;
    internal static readonly double[] Penalties = [1e-2, 1e-3];

    /// <summary>Trains. Three factor trainings and a few fits; deterministic for equal input and options.</summary>
    /// <param name="known">Everything that may be known; undated ones are used for the ties but teach no ranking.</param>
    /// <param name="traits">Labels, one an actor.</param>
    /// <param name="asOfDay">The day from which age is counted and the years are looked back, as <see cref="DateOnly.DayNumber"/>; what starts later counts as of that day.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="progress">Told as each step begins.</param>
    /// <param name="cancellation">Stops between epochs, queries and steps.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public static TrainedPartners Train(
        Hypergraph known, ActorTraits traits, int asOfDay, SignalOptions options, IFactorTrainer trainer,
        IProgress<TrainingStep>? progress = null, CancellationToken cancellation = default)
    {
        var learnt = LearnFromThePast(known, traits, asOfDay, options, trainer, progress, cancellation);
        progress?.Report(new("Training the factors on everything known", 6, Steps));
        var signals = SignalModel.Train(known, traits, asOfDay, options, trainer, null, cancellation);
        return new(
            new PartnerRanker(signals, learnt.Ranker) { Newcomers = learnt.Newcomers?.Ranker, Mentors = learnt.Mentors, Groups = learnt.Groups },
            learnt.Penalty, learnt.Validation, learnt.Baseline, learnt.Examples)
        {
            Newcomers = learnt.Newcomers,
        };
    }

    // A method of its own, kept so: what stood two years ago and a year ago takes twice the memory of the model, and is to be gone before that is trained.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lessons LearnFromThePast(
        Hypergraph known, ActorTraits traits, int asOfDay, SignalOptions options, IFactorTrainer trainer, IProgress<TrainingStep>? progress, CancellationToken cancellation)
    {
        progress?.Report(new("Looking back two years: signals before the year to learn from", 1, Steps));
        var learning = RankingHistory.Of(known, traits, asOfDay - (2 * Year), asOfDay - Year, options, trainer, cancellation);
        progress?.Report(new("Looking back one year: signals before the validation year", 2, Steps));
        var validation = RankingHistory.Of(known, traits, asOfDay - Year, asOfDay, options, trainer, cancellation);
        progress?.Report(new("Choosing the ranker's penalty on the validation year", 3, Steps));
        var chosen = Choose(learning, validation, cancellation);
        progress?.Report(new("Fitting the ranker to the validation year", 4, Steps));
        var examples = validation.Examples.Count(IsTeaching);
        var ranker = examples < FewestExamples
            ? AdditiveRanker.Untrained
            : AdditiveRankerTrainer.Fit(validation.Examples, new() { Penalty = chosen?.Penalty ?? Penalties[0] }, chosen?.Ranker, cancellation);
        progress?.Report(new("Learning from the newcomers, mentors and groups of both years", 5, Steps));
        var mentors = MentorTraining.Fit(learning, validation, cancellation);
        var groups = GroupTraining.Fit(known, learning.Signals, validation.Signals, asOfDay, cancellation).Ranker;
        var newcomers = ColdStartTraining.Fit(known, learning, validation, asOfDay, cancellation);
        var baseline = chosen is null ? null : BaselineOn(validation, cancellation);
        return new(ranker, mentors, groups, newcomers, chosen?.Penalty, chosen?.Row, baseline, examples < FewestExamples ? 0 : examples);
    }

    /// <summary>The penalty that does best on the later period when learnt from the earlier one; null where either has too little to learn from.</summary>
    internal static (double Penalty, AdditiveRanker Ranker, EvaluationRow Row)? Choose(RankingHistory learning, RankingHistory validation, CancellationToken cancellation)
    {
        if (!IsEnough(learning) || !IsEnough(validation)) return null;
        var evaluator = new PartnerEvaluator(validation.Split, CutOff);
        (double Penalty, AdditiveRanker Ranker, EvaluationRow Row)? best = null;
        foreach (var penalty in Penalties)
        {
            var ranker = AdditiveRankerTrainer.Fit(learning.Examples, new() { Penalty = penalty }, best?.Ranker, cancellation);
            var row = evaluator.Evaluate(validation.Replay(ranker, CutOff), null, cancellation);
            if (best is null || row.Ndcg > best.Value.Row.Ndcg) best = (penalty, ranker, row);
        }

        return best;
    }

    private static EvaluationRow BaselineOn(RankingHistory validation, CancellationToken cancellation) => new PartnerEvaluator(validation.Split, CutOff)
        .Evaluate(Baselines.PersonalisedPageRank(validation.Split, new CollaborationGraph(validation.Signals.Counts, 0, 0), CutOff), null, cancellation);

    /// <summary>Whether there is enough to learn from.</summary>
    internal static bool IsEnough(RankingHistory history) => history.Examples.Count(IsTeaching) >= FewestExamples;

    internal static bool IsTeaching(RankingExample example) => example.IsRelevant.Contains(true);

    /// <summary>What the two years teach.</summary>
    private sealed record Lessons(
        AdditiveRanker Ranker, AdditiveRanker? Mentors, GroupRanker Groups, TrainedNewcomers? Newcomers, double? Penalty, EvaluationRow? Validation, EvaluationRow? Baseline, int Examples);
}

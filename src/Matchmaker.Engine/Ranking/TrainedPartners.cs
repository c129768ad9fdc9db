using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Ranking;

/// <summary>What training gives: a ranker ready to serve, and how it was chosen.</summary>
/// <param name="Ranker">Signals as of the training day, and the weights to read them with.</param>
/// <param name="Penalty">The penalty chosen on the validation year; null where there was too little history.</param>
/// <param name="Validation">How that choice did on the validation year, learnt from the year before it; null likewise.</param>
/// <param name="ValidationBaseline">Personalised PageRank on the same queries; null likewise.</param>
/// <param name="LearntFrom">Actors whose new partners of the last year the weights were fitted to; 0 where <see cref="AdditiveRanker.Untrained"/> is used.</param>
public sealed record TrainedPartners(PartnerRanker Ranker, double? Penalty, EvaluationRow? Validation, EvaluationRow? ValidationBaseline, int LearntFrom)
{
    /// <summary>How the ranker for newcomers was fitted; null where there were too few of them.</summary>
    public TrainedNewcomers? Newcomers { get; init; }
}

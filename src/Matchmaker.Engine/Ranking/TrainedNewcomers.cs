using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Ranking;

/// <summary>What was learnt from the newcomers of the last year.</summary>
/// <param name="Ranker">The weights for actors without partners.</param>
/// <param name="Penalty">The penalty chosen on the newcomers of the last year; null where the year before had too few.</param>
/// <param name="Validation">How that choice did on them, learnt from the newcomers of the year before; null likewise.</param>
/// <param name="ValidationBaseline">Popularity on the same queries; null likewise.</param>
/// <param name="LearntFrom">Newcomers whose first partners the weights were fitted to.</param>
public sealed record TrainedNewcomers(AdditiveRanker Ranker, double? Penalty, EvaluationRow? Validation, EvaluationRow? ValidationBaseline, int LearntFrom);

namespace Matchmaker.App.Evaluating;

/// <summary>What was chosen on the validation year, the last before the cut.</summary>
/// <param name="LearntFrom">Queries of that year with something to learn from.</param>
/// <param name="Penalty">The ranker's penalty; null where there was too little history and standard weights are used.</param>
/// <param name="ValidationRecall">Recall@20 on that year, learnt from the year before.</param>
/// <param name="ValidationNdcg">NDCG@20 likewise.</param>
/// <param name="Seconds">Time for all training.</param>
public sealed record EvaluationLearning(int LearntFrom, double? Penalty, double? ValidationRecall, double? ValidationNdcg, double Seconds);

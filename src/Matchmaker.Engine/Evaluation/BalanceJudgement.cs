using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Evaluation;

/// <summary>What balance does to the lists of a held-out period.</summary>
/// <param name="Balanced">The balanced lists and the exposure table.</param>
/// <param name="Before">Accuracy of the lists by utility alone.</param>
/// <param name="After">Accuracy of the balanced lists.</param>
public sealed record BalanceJudgement(BalancedBatch Balanced, EvaluationRow Before, EvaluationRow After);

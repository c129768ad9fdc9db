using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Matching;

/// <summary>Accuracy on a held-out period before and after balance, at the length of the lists.</summary>
public sealed record AccuracyPrice(double NdcgBefore, double NdcgAfter, double RecallBefore, double RecallAfter, double CoverageBefore, double CoverageAfter, double GiniBefore, double GiniAfter)
{
    public static AccuracyPrice Of(BalanceJudgement judgement) => new(
        judgement.Before.Ndcg, judgement.After.Ndcg, judgement.Before.Recall, judgement.After.Recall,
        judgement.Before.Coverage, judgement.After.Coverage, judgement.Before.Gini, judgement.After.Gini);
}

using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>Fits the ranker for actors without partners to those who were newcomers in the last year, given only what was known before it: as <see cref="PartnerTraining"/> does for the others.</summary>
internal static class ColdStartTraining
{
    private const int Year = 365;
    private const int CutOff = 20;

    /// <summary>Fits, with the signals of the two histories that stand already. Null where the last year had too few newcomers.</summary>
    public static TrainedNewcomers? Fit(Hypergraph known, RankingHistory learning, RankingHistory validation, int asOfDay, CancellationToken cancellation)
    {
        var last = ColdStartHistory.Of(known, validation.Signals, asOfDay - Year, asOfDay, cancellation);
        if (!PartnerTraining.IsEnough(last)) return null;
        var before = ColdStartHistory.Of(known, learning.Signals, asOfDay - (2 * Year), asOfDay - Year, cancellation);
        var chosen = PartnerTraining.Choose(before, last, cancellation);
        var ranker = AdditiveRankerTrainer.Fit(last.Examples, new() { Penalty = chosen?.Penalty ?? PartnerTraining.Penalties[0] }, chosen?.Ranker, cancellation);
        var baseline = chosen is null ? null : new PartnerEvaluator(last.Split, CutOff).Evaluate(Baselines.Popularity(last.Split, CutOff), null, cancellation);
        return new(ranker, chosen?.Penalty, chosen?.Row, baseline, last.Examples.Count(PartnerTraining.IsTeaching));
    }
}

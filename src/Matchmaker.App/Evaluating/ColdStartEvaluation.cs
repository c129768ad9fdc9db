using Matchmaker.App.Matching;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>The second table of an evaluation: actors first seen after the cut. Profiles are taken as they stand; everything else is from before the cut.</summary>
internal sealed class ColdStartEvaluation(RegistrySnapshot snapshot)
{
    /// <summary>Asks the newcomers' questions of a model that is trained already. Null where nobody was first seen in the test period.</summary>
    public ColdStartReport? Run(int cutDay, int untilDay, TrainedPartners trained, int cutOff, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var split = ColdStartSplit.At(snapshot.Collaborations, cutDay, untilDay, trained.Ranker.Signals.Options.MaximumSize);
        if (split.Queries.Length == 0) return null;
        var evaluator = new PartnerEvaluator(split, cutOff);
        var rows = new List<EvaluationRow>();
        foreach (var recommender in Recommenders(split, trained, cutOff))
        {
            progress?.Report($"Asking {recommender.Name} about {split.Queries.Length:N0} newcomers");
            rows.Add(evaluator.Evaluate(recommender, null, cancellationToken));
        }

        var newcomers = trained.Newcomers;
        return new(
            split.Queries.Length, split.Queries.Count(HasWords), split.Relevant.Sum(relevant => relevant.Count),
            newcomers?.LearntFrom ?? 0, newcomers?.Validation?.Ndcg, newcomers?.ValidationBaseline?.Ndcg, rows);
    }

    private static IEnumerable<PartnerRecommender> Recommenders(PartnerSplit split, TrainedPartners trained, int cutOff)
    {
        var traits = trained.Ranker.Signals.Traits;
        int[] both = [.. traits.Country.Zip(traits.Helix, (country, helix) => (country * Enum.GetValues<Registry.Helix>().Length) + helix)];
        yield return Baselines.Random(split, cutOff);
        yield return Baselines.Popularity(split, cutOff);
        yield return ColdStartBaselines.PopularityWithin("popularity within the country", split, traits.Country, cutOff);
        yield return ColdStartBaselines.PopularityWithin("popularity within the helix", split, traits.Helix, cutOff);
        yield return ColdStartBaselines.PopularityWithin("popularity within country and helix", split, both, cutOff);
        yield return ColdStartBaselines.PartnersOfLabel("popularity with partners from the country", split, traits.Country, cutOff);
        if (traits.Features is { } features && trained.Ranker.Signals.Factors.RowWeights is not null)
            yield return ColdStartBaselines.Factors("regressed factors alone", split, trained.Ranker.Signals.Factors, features, cutOff);
        yield return trained.Ranker.AsRecommender(EvaluationReport.FullRanker, cutOff);
    }

    private bool HasWords(int actor)
    {
        var features = snapshot.TraitsWithFeatures.Features!;
        foreach (var column in features.Values.RowColumns(actor))
            if (features.Names[column].StartsWith("word:", StringComparison.Ordinal)) return true;
        return false;
    }
}

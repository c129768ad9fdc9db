using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Evaluation;

/// <summary>What can be said to an actor of which only a profile is known. Ties go to the lower index.</summary>
public static class ColdStartBaselines
{
    /// <summary>The most popular of the query's own label, such as its country; after them the most popular of all others, so that a short label does not make a short list.</summary>
    /// <param name="name">What its row is called.</param>
    /// <param name="split">Who is asked, and who can be suggested.</param>
    /// <param name="labels">One label an actor.</param>
    /// <param name="cutOff">Length of the lists.</param>
    public static PartnerRecommender PopularityWithin(string name, PartnerSplit split, int[] labels, int cutOff)
    {
        var greatest = split.TrainGraph.Strengths.DefaultIfEmpty(0).Max();
        return Baselines.FromScores(name, split, cutOff, () => (actor, scores) =>
        {
            for (var other = 0; other < split.IsCandidate.Length; other++)
                if (split.IsCandidate[other]) scores.Add(other, split.TrainGraph.Strengths[other] + (labels[other] == labels[actor] ? greatest + 1 : 0));
        });
    }

    /// <summary>Whoever has worked most with actors of the query's label, such as its country, wherever it is itself: Σ of its ties with them.</summary>
    /// <param name="name">What its row is called.</param>
    /// <param name="split">Who is asked, and who can be suggested.</param>
    /// <param name="labels">One label an actor.</param>
    /// <param name="cutOff">Length of the lists.</param>
    public static PartnerRecommender PartnersOfLabel(string name, PartnerSplit split, int[] labels, int cutOff)
    {
        var ties = new Lazy<Dictionary<int, SparseAccumulator>>(() =>
        {
            var ofLabel = new Dictionary<int, SparseAccumulator>();
            foreach (var label in split.Queries.Select(query => labels[query])) ofLabel.TryAdd(label, new(split.IsCandidate.Length));
            for (var actor = 0; actor < labels.Length; actor++)
            {
                if (!ofLabel.TryGetValue(labels[actor], out var sums)) continue;
                var partners = split.TrainGraph.Adjacency.RowColumns(actor);
                for (var at = 0; at < partners.Length; at++) sums.Add(partners[at], split.TrainGraph.Adjacency.RowValues(actor)[at]);
            }

            return ofLabel;
        });
        return Baselines.FromScores(name, split, cutOff, () => (actor, scores) =>
        {
            var sums = ties.Value[labels[actor]];
            foreach (var other in sums.Touched) scores.Add(other, sums[other]);
        });
    }

    /// <summary>The product of the factors that the model gives a profile with the candidates' factors, nothing else.</summary>
    /// <param name="name">What its row is called.</param>
    /// <param name="split">Who is asked, and who can be suggested.</param>
    /// <param name="factors">Trained with these features.</param>
    /// <param name="features">Profiles of all actors.</param>
    /// <param name="cutOff">Length of the lists.</param>
    public static PartnerRecommender Factors(string name, PartnerSplit split, FactorModel factors, ActorFeatures features, int cutOff) =>
        Baselines.FromScores(name, split, cutOff, () =>
        {
            var query = new float[factors.Rank];
            return (actor, scores) =>
            {
                features.Regress(factors, actor, query);
                for (var other = 0; other < split.IsCandidate.Length; other++)
                    if (split.IsCandidate[other]) scores.Add(other, VectorKernels.Dot(query, factors.Columns.Row(other)));
            };
        });
}

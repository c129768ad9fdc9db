using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>The single methods that a ranker has to beat, each over the full catalogue of a split. Ties go to the lower index.</summary>
public static class Baselines
{
    /// <summary>An arbitrary order, another for each query, the same in every run: what no knowledge at all gives.</summary>
    public static PartnerRecommender Random(PartnerSplit split, int cutOff, ulong seed = 1) => FromScores("random", split, cutOff, () => (actor, scores) =>
    {
        for (var other = 0; other < split.IsCandidate.Length; other++)
            if (split.IsCandidate[other]) scores.Add(other, new SplitMix64(seed ^ ((ulong)actor << 32) ^ (uint)other).NextUnit());
    });

    /// <summary>The same list for everybody: actors by the sum of their ties, each collaboration counting 1.</summary>
    public static PartnerRecommender Popularity(PartnerSplit split, int cutOff) => FromScores("popularity", split, cutOff, () => (_, scores) =>
    {
        for (var other = 0; other < split.IsCandidate.Length; other++)
            if (split.IsCandidate[other]) scores.Add(other, split.TrainGraph.Strengths[other]);
    });

    /// <summary><see cref="SharedPartners.CommonNeighbours"/>.</summary>
    public static PartnerRecommender CommonNeighbours(PartnerSplit split, int cutOff) =>
        FromScores("common neighbours", split, cutOff, () => (actor, scores) => SharedPartners.CommonNeighbours(split.TrainGraph, actor, scores));

    /// <summary><see cref="SharedPartners.AdamicAdar"/>.</summary>
    public static PartnerRecommender AdamicAdar(PartnerSplit split, int cutOff) =>
        FromScores("Adamic-Adar", split, cutOff, () => (actor, scores) => SharedPartners.AdamicAdar(split.TrainGraph, actor, scores));

    /// <summary><see cref="SharedPartners.ResourceAllocation"/> on the numbers of joint collaborations.</summary>
    public static PartnerRecommender ResourceAllocation(PartnerSplit split, CollaborationGraph counts, int cutOff) =>
        FromScores("resource allocation", split, cutOff, () => (actor, scores) => SharedPartners.ResourceAllocation(counts, actor, scores));

    /// <summary><see cref="Graph.PersonalisedPageRank"/> on the numbers of joint collaborations.</summary>
    public static PartnerRecommender PersonalisedPageRank(PartnerSplit split, CollaborationGraph counts, int cutOff, double restart = 0.5, double tolerance = 1e-6) =>
        FromScores("personalised PageRank", split, cutOff, () =>
        {
            var walk = new PersonalisedPageRank(counts, restart, tolerance);
            return walk.Score;
        });

    /// <summary>Candidates similar to the present partners: Σ over partners z of cosine(z, b), of each z its most similar ones (Deshpande and Karypis 2004, item-based top-N).</summary>
    public static PartnerRecommender ItemNeighbours(PartnerSplit split, int cutOff, int neighbours = 100)
    {
        var similar = new Lazy<SparseRows>(() => SimilarActors.Build(split.TrainGraph.Adjacency, neighbours));
        return FromScores("item neighbours", split, cutOff, () => (actor, scores) =>
        {
            foreach (var partner in split.TrainGraph.Adjacency.RowColumns(actor))
            {
                var others = similar.Value.RowColumns(partner);
                var cosines = similar.Value.RowValues(partner);
                for (var at = 0; at < others.Length; at++) scores.Add(others[at], cosines[at]);
            }
        });
    }

    /// <summary>The products of a model's factors, nothing else.</summary>
    public static PartnerRecommender Factors(string name, PartnerSplit split, FactorModel factors, int cutOff) => new(name, () =>
    {
        var scores = new float[split.IsCandidate.Length];
        var best = new ScoredIndex[cutOff];
        return actor =>
        {
            var query = factors.Rows.Row(actor);
            for (var other = 0; other < scores.Length; other++)
                scores[other] = IsOffered(split, actor, other) ? VectorKernels.Dot(query, factors.Columns.Row(other)) : float.NaN;
            return [.. best.AsSpan(0, TopKSelector.Select(scores, best)).ToArray().Select(scored => scored.Index)];
        };
    });

    internal static PartnerRecommender FromScores(string name, PartnerSplit split, int cutOff, Func<Action<int, SparseAccumulator>> scorerForThread) => new(name, () =>
    {
        var score = scorerForThread();
        var scores = new SparseAccumulator(split.IsCandidate.Length);
        var best = new (double Score, int Index)[cutOff];
        return actor =>
        {
            score(actor, scores);
            var count = 0;
            foreach (var other in scores.Touched)
                if (IsOffered(split, actor, other)) Insert(best, ref count, (scores[other], other));
            scores.Clear();
            return [.. best.Take(count).Select(scored => scored.Index)];
        };
    });

    private static bool IsOffered(PartnerSplit split, int actor, int other) =>
        other != actor && split.IsCandidate[other] && !split.TrainGraph.Adjacency.Contains(actor, other);

    // Insertion into a short sorted list; scores stay in 64 bits, so that near ties fall as the formulas say.
    private static void Insert((double Score, int Index)[] best, ref int count, (double Score, int Index) entry)
    {
        if (count == best.Length && !Precedes(entry, best[^1])) return;
        var at = count < best.Length ? count++ : count - 1;
        for (; at > 0 && Precedes(entry, best[at - 1]); at--) best[at] = best[at - 1];
        best[at] = entry;
    }

    private static bool Precedes((double Score, int Index) one, (double Score, int Index) other) =>
        one.Score > other.Score || (one.Score == other.Score && one.Index < other.Index);
}

namespace Matchmaker.Engine.Evaluation;

/// <summary>Quality of one ranked list against the set of relevant items, with binary relevance. All lie in [0, 1].</summary>
public static class RankingMetrics
{
    /// <summary>Hits among the first k, as a share of all that is relevant.</summary>
    public static double Recall(ReadOnlySpan<int> ranked, HashSet<int> relevant, int k) =>
        relevant.Count == 0 ? 0 : (double)Hits(ranked, relevant, k) / relevant.Count;

    /// <summary>1 where the first k hold anything relevant, else 0.</summary>
    public static double HitRate(ReadOnlySpan<int> ranked, HashSet<int> relevant, int k) => Hits(ranked, relevant, k) > 0 ? 1 : 0;

    /// <summary>
    /// Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): Σ over hits at rank r of 1 / log₂(r + 1), over the same sum for a list that has min(k, |relevant|) hits at its head.
    /// </summary>
    public static double Ndcg(ReadOnlySpan<int> ranked, HashSet<int> relevant, int k)
    {
        double gain = 0;
        double ideal = 0;
        for (var position = 0; position < k; position++)
        {
            var discount = 1 / Math.Log2(position + 2);
            if (position < ranked.Length && relevant.Contains(ranked[position])) gain += discount;
            if (position < relevant.Count) ideal += discount;
        }

        return ideal == 0 ? 0 : gain / ideal;
    }

    /// <summary>Number of relevant items among the first k.</summary>
    public static int Hits(ReadOnlySpan<int> ranked, HashSet<int> relevant, int k)
    {
        var hits = 0;
        foreach (var item in ranked[..Math.Min(k, ranked.Length)])
            if (relevant.Contains(item)) hits++;
        return hits;
    }

    /// <summary>
    /// Gini coefficient of how often each candidate was shown: 0 where all were shown equally often, towards 1 where a few take everything. O(n log n).
    /// </summary>
    public static double Gini(ReadOnlySpan<int> exposures)
    {
        var sorted = exposures.ToArray();
        Array.Sort(sorted);
        double total = 0;
        double weighted = 0;
        for (var at = 0; at < sorted.Length; at++)
        {
            total += sorted[at];
            weighted += (double)(at + 1) * sorted[at];
        }

        return total == 0 ? 0 : (2 * weighted / (sorted.Length * total)) - ((sorted.Length + 1.0) / sorted.Length);
    }
}

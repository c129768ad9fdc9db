using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// Scores for two actors from the partners they share. All are O(sum of the partners' degrees) for one actor against everyone, exact and deterministic.
/// </summary>
public static class SharedPartners
{
    /// <summary>Number of shared partners: |N(a) ∩ N(b)|.</summary>
    public static void CommonNeighbours(CollaborationGraph graph, int actor, SparseAccumulator scores)
    {
        foreach (var shared in graph.Adjacency.RowColumns(actor))
            foreach (var partner in graph.Adjacency.RowColumns(shared)) scores.Add(partner, 1);
    }

    /// <summary>Σ over shared partners z of 1 / ln |N(z)| (Adamic and Adar 2003, "Friends and neighbors on the Web").</summary>
    public static void AdamicAdar(CollaborationGraph graph, int actor, SparseAccumulator scores)
    {
        foreach (var shared in graph.Adjacency.RowColumns(actor))
        {
            // A partner with no one else leads only back to the actor.
            if (graph.Degree(shared) < 2) continue;
            var weight = 1 / Math.Log(graph.Degree(shared));
            foreach (var partner in graph.Adjacency.RowColumns(shared)) scores.Add(partner, weight);
        }
    }

    /// <summary>
    /// Resource allocation on the ties' weights: Σ over shared partners z of w(a,z) · w(z,b) / s(z), with s(z) the strength of z
    /// (Zhou, Lü and Zhang 2009, "Predicting missing links via local information", eq. 9, carried to weighted ties). Each partner hands on what it got, split by its ties.
    /// </summary>
    public static void ResourceAllocation(CollaborationGraph graph, int actor, SparseAccumulator scores)
    {
        var strengths = graph.Strengths;
        var partners = graph.Adjacency.RowColumns(actor);
        var ties = graph.Adjacency.RowValues(actor);
        for (var at = 0; at < partners.Length; at++)
        {
            var shared = partners[at];
            var share = ties[at] / strengths[shared];
            var reached = graph.Adjacency.RowColumns(shared);
            var weights = graph.Adjacency.RowValues(shared);
            for (var to = 0; to < reached.Length; to++) scores.Add(reached[to], share * weights[to]);
        }
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>How much more weight lies inside groups than if every actor kept its total weight but chose partners at random.</summary>
public static class Modularity
{
    /// <summary>
    /// Q = Σ over groups of w_in / 2m − γ (K / 2m)², where w_in counts each inner tie from both ends, K is the weight of the group's actors and 2m that
    /// of all. Newman, Girvan 2004, equation 5, weighted, with the resolution γ of Reichardt, Bornholdt 2006. Below 1; 0 for a graph without ties.
    /// O(actors + ties).
    /// </summary>
    /// <param name="graph">Symmetric adjacency, positive weights.</param>
    /// <param name="labels">Group of each actor, any numbers from 0 up to the number of actors − 1.</param>
    /// <param name="resolution">γ.</param>
    /// <exception cref="ArgumentException">The adjacency is not square, or a label is missing or out of range.</exception>
    public static double Of(SparseRows graph, ReadOnlySpan<int> labels, double resolution = 1)
    {
        GraphShape.RequireLabels(graph, labels);
        var groupWeights = new double[labels.Length];
        double inside = 0, all = 0;
        for (var actor = 0; actor < labels.Length; actor++)
        {
            var label = labels[actor];
            if ((uint)label >= (uint)labels.Length) throw new ArgumentException($"Actor {actor} has the label {label}; labels run from 0 to {labels.Length - 1}.", nameof(labels));
            for (var entry = graph.RowStarts[actor]; entry < graph.RowStarts[actor + 1]; entry++)
            {
                double weight = graph.Values[entry];
                groupWeights[label] += weight;
                if (labels[graph.Columns[entry]] == label) inside += weight;
            }
        }

        foreach (var weight in groupWeights) all += weight;
        if (all == 0) return 0;
        double expected = 0;
        foreach (var weight in groupWeights) expected += weight / all * (weight / all);
        return (inside / all) - (resolution * expected);
    }
}

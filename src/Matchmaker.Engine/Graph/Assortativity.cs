using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>Whether like works with like: 1 if only with like, 0 as by chance, negative if rather with unlike. Newman 2003, "Mixing patterns in networks".</summary>
public static class Assortativity
{
    /// <summary>
    /// r = (Σ e_cc − Σ a_c²) / (1 − Σ a_c²), equation 2, where e is the part of tie weight between two groups and a that at a group's ends.
    /// O(actors + ties + groups), deterministic.
    /// </summary>
    /// <param name="graph">Symmetric adjacency, positive weights.</param>
    /// <param name="labels">Group of each actor from 0; negative where unknown: ties of such actors are left out.</param>
    /// <returns>At most 1, or null where all ties are of one group or there are none.</returns>
    /// <exception cref="ArgumentException">The adjacency is not square, or there is not one label for each actor.</exception>
    public static double? ByLabel(SparseRows graph, ReadOnlySpan<int> labels)
    {
        GraphShape.RequireLabels(graph, labels);
        var groupCount = 0;
        foreach (var label in labels) groupCount = Math.Max(groupCount, checked(label + 1));
        var ends = new double[groupCount];
        double inside = 0, all = 0, chance = 0;
        for (var actor = 0; actor < labels.Length; actor++)
        {
            var label = labels[actor];
            if (label < 0) continue;
            for (var entry = graph.RowStarts[actor]; entry < graph.RowStarts[actor + 1]; entry++)
            {
                var other = labels[graph.Columns[entry]];
                if (other < 0) continue;
                double weight = graph.Values[entry];
                ends[label] += weight;
                all += weight;
                if (other == label) inside += weight;
            }
        }

        if (ends.Count(end => end > 0) < 2) return null;
        foreach (var end in ends) chance += end / all * (end / all);
        return ((inside / all) - chance) / (1 - chance);
    }

    /// <summary>
    /// Correlation of the degrees at the two ends of a tie, equation 21; weights are ignored. Negative where hubs work with actors of few partners.
    /// O(ties), deterministic.
    /// </summary>
    /// <param name="graph">Symmetric adjacency.</param>
    /// <returns>−1 … 1, or null where all actors with ties have the same degree or there are none.</returns>
    /// <exception cref="ArgumentException">The adjacency is not square.</exception>
    public static double? ByDegree(SparseRows graph)
    {
        GraphShape.RequireSquare(graph);
        if (graph.EntryCount == 0) return null;
        double sum = 0;
        for (var actor = 0; actor < graph.RowCount; actor++) sum += (double)graph.Degree(actor) * graph.Degree(actor);

        // About the mean, or the difference of two large sums would lose the digits that matter.
        var mean = sum / graph.EntryCount;
        double together = 0, variance = 0;
        for (var actor = 0; actor < graph.RowCount; actor++)
        {
            var deviation = graph.Degree(actor) - mean;
            variance += graph.Degree(actor) * deviation * deviation;
            foreach (var partner in graph.RowColumns(actor)) together += deviation * (graph.Degree(partner) - mean);
        }

        return variance == 0 ? null : together / variance;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>Who links groups: countries, helixes or communities.</summary>
/// <param name="LinkedGroups">Number of distinct groups among each actor's partners, its own included where it has partners there.</param>
/// <param name="ForeignGroups">The same without its own group.</param>
/// <param name="Coefficient">
/// P = 1 − Σ over groups of (weight to the group / weight to all)²: 0 if all ties go to one group, towards 1 if spread evenly over many. NaN without
/// partners of known group.
/// </param>
public sealed record GroupParticipation(int[] LinkedGroups, int[] ForeignGroups, double[] Coefficient)
{
    /// <summary>Guimerà, Amaral 2005, "Functional cartography of complex metabolic networks", equation 2, weighted. O(actors + ties + groups), deterministic.</summary>
    /// <param name="graph">Symmetric adjacency, positive weights.</param>
    /// <param name="labels">Group of each actor from 0; negative where unknown: ties to such actors are left out.</param>
    /// <exception cref="ArgumentException">The adjacency is not square, or there is not one label for each actor.</exception>
    public static GroupParticipation Of(SparseRows graph, ReadOnlySpan<int> labels)
    {
        GraphShape.RequireLabels(graph, labels);
        var groupCount = 0;
        foreach (var label in labels) groupCount = Math.Max(groupCount, checked(label + 1));
        var toGroup = new LabelWeights(groupCount);
        var participation = new GroupParticipation(new int[labels.Length], new int[labels.Length], new double[labels.Length]);
        for (var actor = 0; actor < labels.Length; actor++)
        {
            var partners = graph.RowColumns(actor);
            var weights = graph.RowValues(actor);
            double all = 0, squares = 0;
            for (var at = 0; at < partners.Length; at++)
            {
                var label = labels[partners[at]];
                if (label < 0) continue;
                toGroup.Add(label, weights[at]);
                all += weights[at];
            }

            foreach (var group in toGroup.Touched)
            {
                squares += toGroup[group] / all * (toGroup[group] / all);
                if (group != labels[actor]) participation.ForeignGroups[actor]++;
            }

            participation.LinkedGroups[actor] = toGroup.Touched.Length;
            participation.Coefficient[actor] = all == 0 ? double.NaN : 1 - squares;
            toGroup.Clear();
        }

        return participation;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>How deep in the network's core an actor stands: the largest k such that it has k ties within a group where everybody has at least k.</summary>
public static class CoreNumbers
{
    /// <summary>
    /// Core number of each actor; 0 without ties. Batagelj, Zaveršnik 2003, "An O(m) algorithm for cores decomposition of networks", algorithm 1:
    /// actors in bins by remaining degree, the least taken off first. O(actors + ties), deterministic.
    /// </summary>
    /// <param name="graph">Symmetric adjacency; weights are ignored.</param>
    /// <exception cref="ArgumentException">The adjacency is not square.</exception>
    public static int[] Of(SparseRows graph)
    {
        GraphShape.RequireSquare(graph);
        var count = graph.RowCount;
        var degrees = new int[count];
        for (var actor = 0; actor < count; actor++) degrees[actor] = graph.Degree(actor);
        var (binStarts, order, places) = SortByDegree(degrees);

        for (var at = 0; at < count; at++)
        {
            var actor = order[at];
            foreach (var neighbour in graph.RowColumns(actor))
            {
                if (degrees[neighbour] <= degrees[actor]) continue;

                // The neighbour changes places with the first of its bin, which then begins one later: the neighbour is now in the bin below.
                var first = binStarts[degrees[neighbour]]++;
                var displaced = order[first];
                (order[first], order[places[neighbour]]) = (neighbour, displaced);
                (places[displaced], places[neighbour]) = (places[neighbour], first);
                degrees[neighbour]--;
            }
        }

        return degrees;
    }

    private static (int[] BinStarts, int[] Order, int[] Places) SortByDegree(int[] degrees)
    {
        var starts = new int[(degrees.Length == 0 ? 0 : degrees.Max()) + 2];
        foreach (var degree in degrees) starts[degree + 1]++;
        for (var degree = 1; degree < starts.Length; degree++) starts[degree] += starts[degree - 1];
        var next = starts.AsSpan().ToArray();
        var order = new int[degrees.Length];
        var places = new int[degrees.Length];
        for (var actor = 0; actor < degrees.Length; actor++)
        {
            places[actor] = next[degrees[actor]]++;
            order[places[actor]] = actor;
        }

        return (starts, order, places);
    }
}

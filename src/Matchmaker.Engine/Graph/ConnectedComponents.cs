using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>The parts of a graph between which no chain of ties leads. 0 is the largest; of equal ones that with the smallest actor comes first.</summary>
/// <param name="Labels">Component of each actor.</param>
/// <param name="Sizes">Actors in each component, decreasing.</param>
public sealed record ConnectedComponents(int[] Labels, int[] Sizes)
{
    /// <summary>Number of components; an actor without ties is one.</summary>
    public int Count => Sizes.Length;

    /// <summary>Finds them breadth first (Hopcroft, Tarjan 1973, algorithm 447). O(actors + ties), deterministic.</summary>
    /// <param name="graph">Symmetric adjacency; weights are ignored.</param>
    /// <param name="cancellationToken">Checked at every component.</param>
    /// <exception cref="ArgumentException">The adjacency is not square.</exception>
    public static ConnectedComponents Find(SparseRows graph, CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        var labels = new int[graph.RowCount];
        var groups = new int[graph.RowCount];
        var count = Split(graph, groups, labels, cancellationToken);
        return new ConnectedComponents(labels, DecreasingSize.Renumber(labels, count));
    }

    /// <summary>Labels the connected parts of each group of actors in the order of their smallest actor; ties between groups do not connect.</summary>
    /// <returns>Number of parts.</returns>
    internal static int Split(SparseRows graph, int[] groups, int[] labels, CancellationToken cancellationToken)
    {
        var queue = new int[graph.RowCount];
        Array.Fill(labels, -1);
        var count = 0;
        for (var start = 0; start < labels.Length; start++)
        {
            if (labels[start] >= 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            var (head, tail) = (0, 0);
            labels[start] = count;
            queue[tail++] = start;
            while (head < tail)
            {
                var actor = queue[head++];
                foreach (var neighbour in graph.RowColumns(actor))
                {
                    if (labels[neighbour] >= 0 || groups[neighbour] != groups[actor]) continue;
                    labels[neighbour] = count;
                    queue[tail++] = neighbour;
                }
            }

            count++;
        }

        return count;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>What every algorithm here asks of its graph, checked once at the public boundary in O(1).</summary>
internal static class GraphShape
{
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static void RequireSquare(SparseRows graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.RowCount != graph.ColumnCount)
            throw new ArgumentException($"A graph needs a square adjacency; this one is {graph.RowCount} × {graph.ColumnCount}.", nameof(graph));
    }

    /// <exception cref="ArgumentException">There is not exactly one label for each actor.</exception>
    public static void RequireLabels(SparseRows graph, ReadOnlySpan<int> labels)
    {
        RequireSquare(graph);
        if (labels.Length != graph.RowCount)
            throw new ArgumentException($"Give one label for each of the {graph.RowCount} actors (−1 where unknown); got {labels.Length}.", nameof(labels));
    }
}

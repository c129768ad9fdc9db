using Matchmaker.Engine.Numerics;
using QuikGraph;

namespace Matchmaker.QuikGraph;

/// <summary>
/// The compressed rows of a graph as the library wants to see one: nothing is copied, an edge exists while it is looked at. Each tie is met from both sides. The library's own graph of delegates would
/// look for both ends of each edge among all vertices, one after the other.
/// </summary>
/// <param name="rows">Symmetric adjacency, positive weights, no self loops.</param>
/// <param name="scope">The actors that count, distinct; null for all.</param>
internal sealed class TieGraph(SparseRows rows, IReadOnlySet<int>? scope = null) : IVertexAndEdgeListGraph<int, Tie>
{
    public bool IsDirected => true;

    public bool AllowParallelEdges => false;

    public bool IsVerticesEmpty => VertexCount == 0;

    public int VertexCount => scope?.Count ?? rows.RowCount;

    public IEnumerable<int> Vertices => scope ?? Enumerable.Range(0, rows.RowCount);

    public bool IsEdgesEmpty => !Edges.Any();

    public int EdgeCount => scope is null ? rows.EntryCount : Edges.Count();

    public IEnumerable<Tie> Edges => Vertices.SelectMany(OutEdges);

    public bool ContainsVertex(int vertex) => scope?.Contains(vertex) ?? (uint)vertex < (uint)rows.RowCount;

    public bool ContainsEdge(Tie edge) => TryGetEdge(edge.Source, edge.Target, out var found) && found == edge;

    public bool ContainsEdge(int source, int target) => TryGetEdge(source, target, out _);

    public bool IsOutEdgesEmpty(int vertex) => !OutEdges(vertex).Any();

    public int OutDegree(int vertex) => scope is null ? rows.Degree(vertex) : OutEdges(vertex).Count();

    public Tie OutEdge(int vertex, int index) => OutEdges(vertex).ElementAt(index);

    public IEnumerable<Tie> OutEdges(int vertex)
    {
        if (!ContainsVertex(vertex)) throw new VertexNotFoundException($"Actor {vertex} is not in the graph.");
        for (var at = rows.RowStarts[vertex]; at < rows.RowStarts[vertex + 1]; at++)
            if (scope is null || scope.Contains(rows.Columns[at])) yield return new(vertex, rows.Columns[at], rows.Values[at]);
    }

    public bool TryGetOutEdges(int vertex, out IEnumerable<Tie> edges)
    {
        edges = ContainsVertex(vertex) ? OutEdges(vertex) : [];
        return ContainsVertex(vertex);
    }

    public bool TryGetEdge(int source, int target, out Tie edge)
    {
        edge = default;
        if (!ContainsVertex(source) || !ContainsVertex(target) || !rows.Contains(source, target)) return false;
        edge = new(source, target, rows[source, target]);
        return true;
    }

    public bool TryGetEdges(int source, int target, out IEnumerable<Tie> edges)
    {
        edges = TryGetEdge(source, target, out var edge) ? [edge] : [];
        return ContainsVertex(source) && ContainsVertex(target);
    }
}

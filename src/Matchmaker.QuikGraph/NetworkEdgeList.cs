using System.Globalization;
using Matchmaker.App.Exporting;
using QuikGraph;

namespace Matchmaker.QuikGraph;

/// <summary>A network as the library's writers want it: undirected, each tie once, made while it is read.</summary>
public sealed class NetworkEdgeList(ExportedNetwork network) : IEdgeListGraph<NetworkVertex, NetworkEdge>
{
    private readonly NetworkVertex[] _vertices =
        [.. network.Nodes.Select((node, place) => new NetworkVertex(place, node.Id) { Name = node.Name, Helix = node.Helix, Country = node.Country })];

    public bool IsDirected => false;

    public bool AllowParallelEdges => false;

    public bool IsVerticesEmpty => _vertices.Length == 0;

    public int VertexCount => _vertices.Length;

    public IEnumerable<NetworkVertex> Vertices => _vertices;

    public bool IsEdgesEmpty => EdgeCount == 0;

    public int EdgeCount => network.TieCount;

    // Through its text: the nearest 64-bit number to 0.1f is 0.10000000149…, which nobody meant.
    public IEnumerable<NetworkEdge> Edges => network.EachTie().Select(tie =>
        new NetworkEdge(_vertices[tie.One], _vertices[tie.Other], double.Parse(tie.Weight.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));

    public bool ContainsVertex(NetworkVertex vertex) => vertex.Place < _vertices.Length && _vertices[vertex.Place] == vertex;

    public bool ContainsEdge(NetworkEdge edge) => ContainsVertex(edge.Source) && ContainsVertex(edge.Target) && network.Ties.Contains(edge.Source.Place, edge.Target.Place);
}

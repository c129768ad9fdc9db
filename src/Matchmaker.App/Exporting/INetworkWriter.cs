namespace Matchmaker.App.Exporting;

/// <summary>Writes a network in the formats that programs for networks read. Every implementation writes the same nodes, edges and attributes.</summary>
public interface INetworkWriter
{
    /// <summary>GraphML: nodes with <c>name</c>, <c>helix</c> and <c>country</c>, undirected edges with <c>weight</c>.</summary>
    Task WriteGraphMlAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default);

    /// <summary>DOT, as Graphviz draws it: an undirected graph, nodes by their place with <c>label</c> (the name), <c>comment</c> (the id) and <c>group</c> (the helix), edges with <c>weight</c>, where it is not 1.</summary>
    Task WriteDotAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default);
}

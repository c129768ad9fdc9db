using System.Globalization;
using System.Text;
using System.Xml;
using Matchmaker.App.Exporting;
using QuikGraph.Graphviz;
using QuikGraph.Serialization;

namespace Matchmaker.QuikGraph;

/// <summary>Writes networks by QuikGraph's serialisers. They know no asynchronous streams, so that a file stands between them and the receiver; DOT is made in memory as a whole.</summary>
public sealed class QuikGraphWriter : INetworkWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Task WriteGraphMlAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default) => ThroughFileAsync(file =>
    {
        using var xml = XmlWriter.Create(file, new() { Encoding = Utf8, CloseOutput = false, CheckCharacters = false });
        var edges = 0;
        new NetworkEdgeList(network).SerializeToGraphML<NetworkVertex, NetworkEdge, NetworkEdgeList>(
            xml, vertex => vertex.Id, _ =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return "e" + (++edges).ToString(CultureInfo.InvariantCulture);
            });
    }, stream, cancellationToken);

    public Task WriteDotAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default) => ThroughFileAsync(file =>
    {
        var dot = new NetworkEdgeList(network).ToGraphviz(algorithm =>
        {
            algorithm.FormatVertex += (_, of) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                of.VertexFormat.Label = of.Vertex.Name;
                of.VertexFormat.Group = of.Vertex.Helix;
                of.VertexFormat.Comment = of.Vertex.Id;
            };
            algorithm.FormatEdge += (_, of) => of.EdgeFormat.Weight = of.Edge.Weight;
        });
        using var text = new StreamWriter(file, Utf8, leaveOpen: true);
        text.WriteLine(dot);
    }, stream, cancellationToken);

    private static async Task ThroughFileAsync(Action<Stream> write, Stream stream, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        write(file);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellationToken);
    }
}

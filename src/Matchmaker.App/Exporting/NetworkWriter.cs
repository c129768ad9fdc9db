using System.Globalization;
using System.Text;
using System.Xml;

namespace Matchmaker.App.Exporting;

/// <summary>Writes networks by itself, as a stream: memory does not grow with what is written.</summary>
public sealed class NetworkWriter : INetworkWriter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private const int EdgesAtOnce = 2_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task WriteGraphMlAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default)
    {
        await using var xml = XmlWriter.Create(stream, new() { Async = true, Encoding = Utf8, CloseOutput = false, CheckCharacters = false });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "graphml", Namespace);
        foreach (var (id, target, type) in new[] { ("name", "node", "string"), ("helix", "node", "string"), ("country", "node", "string"), ("weight", "edge", "double") })
            await ElementAsync(xml, "key", ("id", id), ("for", target), ("attr.name", id), ("attr.type", type));
        await xml.WriteStartElementAsync(null, "graph", Namespace);
        await xml.WriteAttributeStringAsync(null, "edgedefault", null, "undirected");
        foreach (var node in network.Nodes)
        {
            await xml.WriteStartElementAsync(null, "node", Namespace);
            await xml.WriteAttributeStringAsync(null, "id", null, node.Id);
            await ValueAsync(xml, "name", node.Name);
            await ValueAsync(xml, "helix", node.Helix);
            await ValueAsync(xml, "country", node.Country);
            await xml.WriteEndElementAsync();
        }

        var written = 0;
        foreach (var (one, other, weight) in network.EachTie())
        {
            await xml.WriteStartElementAsync(null, "edge", Namespace);
            await xml.WriteAttributeStringAsync(null, "source", null, network.Nodes[one].Id);
            await xml.WriteAttributeStringAsync(null, "target", null, network.Nodes[other].Id);
            await ValueAsync(xml, "weight", Number(weight));
            await xml.WriteEndElementAsync();
            if (++written % EdgesAtOnce != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            await xml.FlushAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    public async Task WriteDotAsync(ExportedNetwork network, Stream stream, CancellationToken cancellationToken = default)
    {
        await using var text = new StreamWriter(stream, Utf8, leaveOpen: true);
        await text.WriteLineAsync("graph G {");
        for (var at = 0; at < network.Nodes.Count; at++)
        {
            var node = network.Nodes[at];
            await text.WriteLineAsync($"{at} [label=\"{Escaped(node.Name)}\", group=\"{Escaped(node.Helix)}\", comment=\"{node.Id}\"];");
        }

        var written = 0;
        foreach (var (one, other, weight) in network.EachTie())
        {
            await text.WriteLineAsync(weight == 1 ? $"{one} -- {other};" : $"{one} -- {other} [weight={Number(weight)}];");
            if (++written % EdgesAtOnce == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        await text.WriteLineAsync("}");
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private static string Number(float weight) => weight.ToString("R", CultureInfo.InvariantCulture);

    private static async Task ValueAsync(XmlWriter xml, string key, string value)
    {
        await xml.WriteStartElementAsync(null, "data", Namespace);
        await xml.WriteAttributeStringAsync(null, "key", null, key);
        await xml.WriteStringAsync(value);
        await xml.WriteEndElementAsync();
    }

    private static async Task ElementAsync(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        await xml.WriteStartElementAsync(null, name, Namespace);
        foreach (var (attribute, value) in attributes) await xml.WriteAttributeStringAsync(null, attribute, null, value);
        await xml.WriteEndElementAsync();
    }
}

using System.Globalization;
using System.Text;
using System.Xml;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Exporting;

/// <summary>Writes the network as GraphML, which most programs for networks read: an actor a node, a pair that worked together an edge with the weight of the tie.</summary>
internal static class NetworkGraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private const int EdgesAtOnce = 2_000;

    public static async Task WriteAsync(Stream stream, RegistryDatabase database, CancellationToken cancellationToken)
    {
        var snapshot = await RegistrySnapshot.LoadAsync(database, cancellationToken);
        var ties = Projection.Build(snapshot.Collaborations, new ProjectionOptions()).Adjacency;
        await using var xml = XmlWriter.Create(stream, new() { Async = true, Encoding = new UTF8Encoding(false), CloseOutput = false, CheckCharacters = false });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "graphml", Namespace);
        foreach (var (id, target, type) in new[] { ("name", "node", "string"), ("helix", "node", "string"), ("country", "node", "string"), ("weight", "edge", "double") })
            await ElementAsync(xml, "key", ("id", id), ("for", target), ("attr.name", id), ("attr.type", type));
        await xml.WriteStartElementAsync(null, "graph", Namespace);
        await xml.WriteAttributeStringAsync(null, "edgedefault", null, "undirected");
        await WriteNodesAsync(xml, snapshot, database, cancellationToken);
        for (var (row, written) = (0, 0); row < ties.RowCount; row++)
        {
            for (var at = 0; at < ties.Degree(row); at++)
            {
                var other = ties.RowColumns(row)[at];
                if (other <= row) continue;
                await xml.WriteStartElementAsync(null, "edge", Namespace);
                await xml.WriteAttributeStringAsync(null, "source", null, Node(snapshot.ActorId(row)));
                await xml.WriteAttributeStringAsync(null, "target", null, Node(snapshot.ActorId(other)));
                await ValueAsync(xml, "weight", ties.RowValues(row)[at].ToString("R", CultureInfo.InvariantCulture));
                await xml.WriteEndElementAsync();
                if (++written % EdgesAtOnce != 0) continue;
                cancellationToken.ThrowIfCancellationRequested();
                await xml.FlushAsync();
            }
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    // Those of the snapshot alone: an edge must find both its ends.
    private static async Task WriteNodesAsync(XmlWriter xml, RegistrySnapshot snapshot, RegistryDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        HashSet<long> missing = [.. snapshot.ActorIds];
        await foreach (var actor in context.Actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Name, a.Helix, a.Country }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (missing.Remove(actor.Id)) await NodeAsync(xml, actor.Id, actor.Name, actor.Helix, actor.Country);
        foreach (var gone in missing) await ElementAsync(xml, "node", ("id", Node(gone)));
    }

    private static async Task NodeAsync(XmlWriter xml, long id, string name, Helix helix, string country)
    {
        await xml.WriteStartElementAsync(null, "node", Namespace);
        await xml.WriteAttributeStringAsync(null, "id", null, Node(id));
        await ValueAsync(xml, "name", string.Concat(name.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
        await ValueAsync(xml, "helix", AspectCodes.Spell(helix));
        await ValueAsync(xml, "country", country);
        await xml.WriteEndElementAsync();
    }

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

    private static string Node(long actorId) => "a" + actorId.ToString(CultureInfo.InvariantCulture);
}

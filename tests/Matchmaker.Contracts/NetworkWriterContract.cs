using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Matchmaker.App.Exporting;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Contracts;

/// <summary>What every <see cref="INetworkWriter"/> writes, read back.</summary>
public abstract partial class NetworkWriterContract
{
    private static readonly ExportedNetwork Network = new(
        [
            new("a17", "Studio \"Layag\" & Söhne <GmbH>", "industry", "PH"),
            new("a18", "C:\\films\\new", "media", "VN"),
            new("a20", "มหาวิทยาลัย 한국 🎬", "academia", "TH"),
            new("a21", "", "", ""),
        ],
        SparseRows.FromEntries(4, 4, [0, 1, 1, 2], [1, 0, 2, 1], [0.1f, 0.1f, 1, 1]));

    protected abstract INetworkWriter Writer { get; }

    [Fact]
    public async Task WriteGraphMl_NamesOfAllKinds_ComeBackAsTheyWere()
    {
        var (nodes, edges, isUndirected) = ReadGraphMl(await WriteAsync(Writer.WriteGraphMlAsync, Network));
        Assert.True(isUndirected);
        Assert.Equal(Network.Nodes, nodes);
        Assert.Equal([("a17", "a18", 0.1), ("a18", "a20", 1)], edges);
    }

    [Fact]
    public async Task WriteDot_NamesOfAllKinds_ComeBackAsTheyWere()
    {
        var (nodes, edges) = ReadDot(await WriteAsync(Writer.WriteDotAsync, Network));
        Assert.Equal(Network.Nodes.Select(node => (node.Id.Length == 0 ? "" : node.Id, node.Name, node.Helix)), nodes);
        Assert.Equal([(0, 1, 0.1), (1, 2, 1)], edges);
    }

    [Fact]
    public async Task Write_WithoutActors_IsAnEmptyNetwork()
    {
        var none = new ExportedNetwork([], SparseRows.FromEntries(0, 0, [], [], []));
        Assert.Empty(ReadGraphMl(await WriteAsync(Writer.WriteGraphMlAsync, none)).Nodes);
        Assert.Empty(ReadDot(await WriteAsync(Writer.WriteDotAsync, none)).Nodes);
    }

    [Fact]
    public async Task Write_InALanguageWithCommas_WritesPoints()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi");
        try
        {
            Assert.Equal(0.1, ReadGraphMl(await WriteAsync(Writer.WriteGraphMlAsync, Network)).Edges[0].Weight);
            Assert.Equal(0.1, ReadDot(await WriteAsync(Writer.WriteDotAsync, Network)).Edges[0].Weight);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Write_Cancelled_Stops()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var many = new ExportedNetwork(
            [.. Enumerable.Range(0, 5_000).Select(at => new NetworkNode($"a{at}", $"Actor {at}", "media", "PH"))],
            SparseRows.FromEntries(5_000, 5_000, [.. Enumerable.Range(0, 4_999), .. Enumerable.Range(1, 4_999)], [.. Enumerable.Range(1, 4_999), .. Enumerable.Range(0, 4_999)], [.. Enumerable.Repeat(1f, 9_998)]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer.WriteGraphMlAsync(many, Stream.Null, stopped.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer.WriteDotAsync(many, Stream.Null, stopped.Token));
    }

    private static async Task<string> WriteAsync(Func<ExportedNetwork, Stream, CancellationToken, Task> write, ExportedNetwork network)
    {
        using var stream = new MemoryStream();
        await write(network, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static (List<NetworkNode> Nodes, List<(string Source, string Target, double Weight)> Edges, bool IsUndirected) ReadGraphMl(string text)
    {
        var root = XDocument.Parse(text).Root!;
        var names = root.Name.Namespace;
        var keys = root.Elements(names + "key").ToDictionary(key => (string)key.Attribute("id")!, key => (string)key.Attribute("attr.name")!);
        Dictionary<string, string> Values(XElement of) => of.Elements(names + "data").ToDictionary(one => keys[(string)one.Attribute("key")!], one => one.Value);
        var graph = root.Element(names + "graph")!;
        return (
            [.. graph.Elements(names + "node").Select(node => (Id: (string)node.Attribute("id")!, Values: Values(node))).Select(node => new NetworkNode(node.Id, node.Values["name"], node.Values["helix"], node.Values["country"]))],
            [.. graph.Elements(names + "edge").Select(edge => ((string)edge.Attribute("source")!, (string)edge.Attribute("target")!, double.Parse(Values(edge)["weight"], CultureInfo.InvariantCulture)))],
            (string?)graph.Attribute("edgedefault") == "undirected");
    }

    private static (List<(string Id, string Name, string Helix)> Nodes, List<(int One, int Other, double Weight)> Edges) ReadDot(string text)
    {
        Assert.Matches("^graph [A-Za-z]+ \\{", text);
        Assert.EndsWith("}", text.TrimEnd(), StringComparison.Ordinal);
        List<(string, string, string)> nodes = [];
        List<(int, int, double)> edges = [];
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (EdgeLine().Match(line) is { Success: true } edge)
                edges.Add((int.Parse(edge.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(edge.Groups[2].Value, CultureInfo.InvariantCulture), edge.Groups[3].Success ? double.Parse(edge.Groups[3].Value, CultureInfo.InvariantCulture) : 1));
            else if (NodeLine().Match(line) is { Success: true } node)
                nodes.Add((Value(node, "comment"), Value(node, "label"), Value(node, "group")));
        }

        return (nodes, edges);
    }

    private static string Value(Match node, string attribute)
    {
        var found = Regex.Match(node.Groups[2].Value, attribute + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9]*))");
        return Regex.Replace(found.Groups[1].Success ? found.Groups[1].Value : found.Groups[2].Value, "\\\\(.)", "$1");
    }

    [GeneratedRegex(@"^(\d+) -- (\d+)(?: \[weight=([0-9.eE+-]+)\])?;$")]
    private static partial Regex EdgeLine();

    [GeneratedRegex(@"^(\d+) \[(.*)\];$")]
    private static partial Regex NodeLine();
}

using System.Globalization;
using System.Xml;
using Matchmaker.App.Matching;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Exporting;

/// <summary>Who worked with whom, for other programs.</summary>
/// <param name="Nodes">The actors.</param>
/// <param name="Ties">Weights of ties, actors by their places in <paramref name="Nodes"/>; symmetric.</param>
public sealed record ExportedNetwork(IReadOnlyList<NetworkNode> Nodes, SparseRows Ties)
{
    /// <summary>Ties, each counted once.</summary>
    public int TieCount => Ties.EntryCount / 2;

    /// <summary>Each tie once, from the smaller place to the larger.</summary>
    public IEnumerable<(int One, int Other, float Weight)> EachTie()
    {
        for (var row = 0; row < Ties.RowCount; row++)
            for (var at = Ties.RowStarts[row]; at < Ties.RowStarts[row + 1]; at++)
                if (Ties.Columns[at] > row) yield return (row, Ties.Columns[at], Ties.Values[at]);
    }

    /// <summary>The network of a registry.</summary>
    /// <param name="database">The registry.</param>
    /// <param name="asOf">Only what began before this day counts; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<ExportedNetwork> ReadAsync(RegistryDatabase database, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        var snapshot = await RegistrySnapshot.LoadAsync(database, cancellationToken);
        var nodes = new NetworkNode[snapshot.ActorCount];
        for (var actor = 0; actor < nodes.Length; actor++) nodes[actor] = new("a" + snapshot.ActorId(actor).ToString(CultureInfo.InvariantCulture), "", "", "");
        await using var context = database.CreateDbContext();
        await foreach (var actor in context.Actors.AsNoTracking().Select(a => new { a.Id, a.Name, a.Helix, a.Country }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (snapshot.IndexOf(actor.Id) is { } at) nodes[at] = nodes[at] with { Name = Printable(actor.Name), Helix = AspectCodes.Spell(actor.Helix), Country = actor.Country };
        return new(nodes, Projection.Build(snapshot.KnownBefore(asOf), new ProjectionOptions()).Adjacency);
    }

    // What XML knows no way to write is left out.
    private static string Printable(string name) => string.Concat(name.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}

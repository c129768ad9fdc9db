using Matchmaker.App.Editions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>The collaboration network of a registry in figures.</summary>
public sealed record NetworkReport
{
    private const int BrokersListed = 10;
    private const int BetweennessSources = 256;

    /// <summary>The day as of which collaborations count; null for all.</summary>
    public required DateOnly? AsOf { get; init; }

    public required CollaborationAccount Collaborations { get; init; }

    public required GraphStatistics Network { get; init; }

    public required CommunityFigures Communities { get; init; }

    /// <summary>The largest k for which there is a group in which everybody has k partners of the group; and how many actors are in it.</summary>
    public required int MaximumCore { get; init; }

    public required int MaximumCoreActors { get; init; }

    /// <summary>Part of ties whose two actors are of different countries, 0 … 1; null without ties.</summary>
    public required double? CrossBorderShare { get; init; }

    /// <summary>Ties by pair of helixes, the most frequent first; pairs without ties are not listed.</summary>
    public required IReadOnlyList<HelixTies> HelixMix { get; init; }

    /// <summary>Those on the most of the shortest chains between others; estimated from a sample of actors, the same at every run.</summary>
    public required IReadOnlyList<Broker> Brokers { get; init; }

    /// <summary>Measures the network, its brokers by the provider; the Engine by default. Seconds on a network of half a million ties, on all cores.</summary>
    public static async Task<NetworkReport> OfAsync(
        RegistryContext context, RegistrySnapshot snapshot, DateOnly? asOf = null, NetworkProvider? provider = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var options = new ProjectionOptions();
        progress?.Report("building the graph");
        var graph = Projection.Build(snapshot.KnownBefore(asOf), options);
        var labels = new Dictionary<string, int[]> { ["country"] = snapshot.Traits.Country, ["helix"] = snapshot.Traits.Helix };
        progress?.Report("statistics");
        var statistics = GraphStatistics.Of(graph.Adjacency, labels, cancellationToken: cancellationToken);
        progress?.Report("communities");
        var communities = CommunityFigures.Of(graph, cancellationToken);
        progress?.Report("brokers");
        var brokers = await BrokersAsync(context, snapshot, graph, (provider ?? Edition.Embedded.Network[0]).Analyse(graph.Adjacency), statistics, cancellationToken);
        var cores = CoreNumbers.Of(graph.Adjacency);
        var core = cores.DefaultIfEmpty().Max();
        var mix = new TieMix(snapshot, graph);
        return new()
        {
            AsOf = asOf,
            Collaborations = CollaborationAccount.Of(snapshot.Collaborations, asOf, options.MaximumSize),
            Network = statistics,
            Communities = communities,
            MaximumCore = core,
            MaximumCoreActors = core == 0 ? 0 : cores.Count(number => number == core),
            CrossBorderShare = mix.CrossBorderShare,
            HelixMix = mix.HelixTies,
            Brokers = brokers,
        };
    }

    private static async Task<IReadOnlyList<Broker>> BrokersAsync(
        RegistryContext context, RegistrySnapshot snapshot, CollaborationGraph graph, INetworkAnalysis network, GraphStatistics statistics, CancellationToken cancellationToken)
    {
        var betweenness = network.Brokerage(BetweennessSources, cancellationToken: cancellationToken);
        int[] top = [.. Enumerable.Range(0, graph.ActorCount).Where(actor => betweenness[actor] > 0).OrderByDescending(actor => betweenness[actor]).ThenBy(actor => actor).Take(BrokersListed)];
        if (top.Length == 0) return [];
        var holes = StructuralHoles.Of(graph.Adjacency, cancellationToken);
        var keys = top.Select(snapshot.ActorId).ToList();
        var names = await context.Actors.AsNoTracking().Where(actor => keys.Contains(actor.Id)).ToDictionaryAsync(actor => actor.Id, actor => actor.Name, cancellationToken);

        // Shortest chains are counted in the largest component, where nearly all of them are.
        var reachable = (statistics.LargestComponentShare ?? 0) * statistics.Nodes;
        var pairs = Math.Max(1, (reachable - 1) * (reachable - 2) / 2);
        return
        [
            .. top.Select(actor => new Broker(
                snapshot.ActorId(actor),
                names.GetValueOrDefault(snapshot.ActorId(actor), "removed meanwhile"),
                snapshot.HelixOf(actor),
                snapshot.CountryOf(actor),
                graph.Degree(actor),
                Math.Min(1, betweenness[actor] / pairs),
                double.IsFinite(holes.Constraint[actor]) ? holes.Constraint[actor] : null)),
        ];
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// The driver of Leiden (Traag, Waltman, van Eck 2019, algorithm A.2): move, refine, aggregate by the refined parts, and again on the aggregate, which
/// starts from the unrefined communities. Repeated from the result while that raises modularity.
/// </summary>
internal sealed class Leiden(SparseRows graph, CommunityOptions options)
{
    private const double LeastGain = 1e-10;

    private readonly LeidenNetwork _actors = LeidenNetwork.Of(graph);
    private SplitMix64 _random = new((ulong)options.Seed);

    /// <summary>A label below the number of actors for each actor.</summary>
    public int[] Run(CancellationToken cancellationToken)
    {
        var labels = Identity(graph.RowCount);
        var total = _actors.Strengths.Sum();
        if (total == 0) return labels;

        // γ / 2m: what a pair of strengths is expected to share. With it all gains below are weights, that is, 2m·ΔQ / 2.
        var expectation = options.Resolution / total;
        var randomness = options.Randomness * total / graph.EntryCount;
        var modularity = Modularity.Of(graph, labels, options.Resolution);
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            Iterate(labels, expectation, randomness, cancellationToken);
            var improved = Modularity.Of(graph, labels, options.Resolution);
            if (improved - modularity < LeastGain) break;
            modularity = improved;
        }

        return labels;
    }

    private void Iterate(int[] labels, double expectation, double randomness, CancellationToken cancellationToken)
    {
        var network = _actors;
        var nodeOf = Identity(labels.Length);
        var communities = labels.AsSpan().ToArray();
        while (true)
        {
            LeidenMoves.Run(network, communities, expectation, ref _random, cancellationToken);
            var communityCount = Compact(communities);
            if (communityCount == network.NodeCount) break;

            var parts = LeidenRefinement.Run(network, communities, communityCount, expectation, randomness, ref _random, cancellationToken);
            var partCount = Compact(parts);
            if (partCount == network.NodeCount) break;

            var partCommunities = new int[partCount];
            for (var node = 0; node < parts.Length; node++) partCommunities[parts[node]] = communities[node];
            for (var actor = 0; actor < nodeOf.Length; actor++) nodeOf[actor] = parts[nodeOf[actor]];
            network = network.Aggregate(parts, partCount, cancellationToken);
            communities = partCommunities;
        }

        for (var actor = 0; actor < labels.Length; actor++) labels[actor] = communities[nodeOf[actor]];
    }

    private static int[] Identity(int count)
    {
        var labels = new int[count];
        for (var at = 0; at < count; at++) labels[at] = at;
        return labels;
    }

    /// <summary>Renumbers labels in the order they occur; they are below the number of nodes.</summary>
    private static int Compact(int[] labels)
    {
        var number = new int[labels.Length];
        Array.Fill(number, -1);
        var count = 0;
        for (var at = 0; at < labels.Length; at++)
        {
            ref var renumbered = ref number[labels[at]];
            if (renumbered < 0) renumbered = count++;
            labels[at] = renumbered;
        }

        return count;
    }
}

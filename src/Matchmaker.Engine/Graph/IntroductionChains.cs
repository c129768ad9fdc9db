using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// Who can introduce whom: the best chains between two actors. Chains are ordered by hops, then by cost (<see cref="IntroductionChain.Cost"/>),
/// then by actor indices, so that the answer is the same on every run. Safe for concurrent use; arrays of past queries are kept for the next.
/// </summary>
public sealed class IntroductionChains
{
    private readonly SparseRows _graph;
    private readonly ConcurrentBag<ChainSearch> _idle = [];

    /// <param name="graph">Symmetric adjacency, positive weights, no self loops; kept, not copied.</param>
    /// <exception cref="ArgumentException">The adjacency is not square.</exception>
    public IntroductionChains(SparseRows graph)
    {
        GraphShape.RequireSquare(graph);
        _graph = graph;
    }

    /// <summary>The best chain, or null if there is none within the options. See <see cref="Best"/>.</summary>
    public IntroductionChain? Shortest(
        int source, int target, IntroductionChainOptions? options = null, CancellationToken cancellationToken = default) =>
        Best(source, target, 1, options, cancellationToken) is [var chain] ? chain : null;

    /// <summary>
    /// The best <paramref name="count"/> chains without repeated actors, best first; fewer if there are no more, none if the target is out of reach.
    /// Yen 1971, "Finding the k shortest loopless paths", with the partition of Lawler 1972; at most count × hops bidirectional searches, each
    /// O(actors + ties) at worst and usually far less.
    /// </summary>
    /// <exception cref="ArgumentException">Source and target are the same, an index lies outside the graph, or an option outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; checked at every level of every search.</exception>
    public IReadOnlyList<IntroductionChain> Best(
        int source, int target, int count, IntroductionChainOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new IntroductionChainOptions();
        RequireActor(source, nameof(source));
        RequireActor(target, nameof(target));
        if (source == target) throw new ArgumentException($"Source and target are both actor {source}; nobody needs an introduction to themselves.", nameof(target));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (options.MaximumHops < 1) throw new ArgumentOutOfRangeException(nameof(options), options.MaximumHops, "A chain has at least one introduction.");
        foreach (var actor in options.ForbiddenIntermediates) RequireActor(actor, nameof(options));

        var search = _idle.TryTake(out var idle) ? idle : new ChainSearch(_graph);
        foreach (var actor in options.ForbiddenIntermediates) search.Block(actor, actor != source && actor != target);
        try
        {
            return Rank(search, source, target, count, options.MaximumHops, cancellationToken);
        }
        finally
        {
            foreach (var actor in options.ForbiddenIntermediates) search.Block(actor, false);
            _idle.Add(search);
        }
    }

    private List<IntroductionChain> Rank(
        ChainSearch search, int source, int target, int count, int maximumHops, CancellationToken cancellationToken)
    {
        var chosen = new List<IntroductionChain>();
        var candidates = new SortedDictionary<IntroductionChain, int>(IntroductionChainOrder.Instance);
        if (search.Find(source, target, maximumHops, [], cancellationToken) is { } first) candidates.Add(Priced(first), 0);

        while (candidates.Count > 0)
        {
            var (chain, deviation) = candidates.First();
            candidates.Remove(chain);
            chosen.Add(chain);
            var missing = count - chosen.Count;
            if (missing == 0) break;

            // Every chain not yet chosen leaves this one somewhere: for each place, the best that leaves it there becomes a candidate.
            for (var spur = deviation; spur < chain.Hops; spur++)
            {
                if (LeaveAt(search, chain, spur, chosen, maximumHops, cancellationToken) is not { } deviating) continue;
                candidates.Add(deviating, spur);
                if (candidates.Count > missing) candidates.Remove(candidates.Last().Key);
                if (candidates.Count == missing) maximumHops = candidates.Last().Key.Hops;
            }
        }

        return chosen;
    }

    private IntroductionChain? LeaveAt(
        ChainSearch search, IntroductionChain chain, int spur, List<IntroductionChain> chosen, int maximumHops, CancellationToken cancellationToken)
    {
        if (spur >= maximumHops) return null;
        var root = chain.Actors.AsSpan(0, spur + 1);
        var taken = new List<int>();
        foreach (var other in chosen)
        {
            if (other.Hops > spur && other.Actors.AsSpan(0, spur + 1).SequenceEqual(root)) taken.Add(other.Actors[spur + 1]);
        }

        foreach (var actor in root[..^1]) search.Block(actor, true);
        try
        {
            var rest = search.Find(chain.Actors[spur], chain.Actors[^1], maximumHops - spur, CollectionsMarshal.AsSpan(taken), cancellationToken);
            return rest is null ? null : Priced([.. root[..^1], .. rest]);
        }
        finally
        {
            foreach (var actor in root[..^1]) search.Block(actor, false);
        }
    }

    // Summed from the target, as the search does, so that equal chains compare equal to the last bit.
    private IntroductionChain Priced(int[] actors)
    {
        double cost = 0;
        for (var hop = actors.Length - 1; hop > 0; hop--) cost = (1.0 / _graph[actors[hop - 1], actors[hop]]) + cost;
        return new IntroductionChain(actors, cost);
    }

    private void RequireActor(int actor, string name)
    {
        if ((uint)actor >= (uint)_graph.RowCount)
            throw new ArgumentOutOfRangeException(name, actor, $"The graph has the actors 0..{_graph.RowCount - 1}.");
    }
}

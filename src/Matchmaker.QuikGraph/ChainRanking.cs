using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using QuikGraph;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;
using QuikGraph.Algorithms.ShortestPath;

namespace Matchmaker.QuikGraph;

/// <summary>
/// The best chains between two actors: Yen 1971, "Finding the k shortest loopless paths", each of its searches one of the library's. The library's own version of Yen copies its graph at every step and knows no
/// limit of hops; here each search sees only the actors that a chain of the length in question can pass through.
/// </summary>
internal sealed class ChainRanking(SparseRows rows, int source, int target, HashSet<int> forbidden, CancellationToken cancellationToken)
{
    /// <summary>At most so many chains, by hops, then cost, then actors.</summary>
    public IReadOnlyList<IntroductionChain> Best(int count, int maximumHops)
    {
        var allowed = Enumerable.Range(0, rows.RowCount).Where(actor => actor == source || actor == target || !forbidden.Contains(actor)).ToHashSet();
        var (near, far) = (Distances(source, allowed), Distances(target, allowed));
        if (!near.TryGetValue(target, out var least)) return [];

        // Fewer hops come first: the scope of longer chains is looked through only where there are too few shorter ones.
        var found = new List<IntroductionChain>();
        for (var hops = (int)least; hops <= maximumHops && found.Count < count; hops++)
        {
            var longest = hops;
            found = Within([.. near.Where(pair => far.TryGetValue(pair.Key, out var rest) && pair.Value + rest <= longest).Select(pair => pair.Key)], count, longest);
        }

        return found;
    }

    private Dictionary<int, double> Distances(int from, HashSet<int> allowed)
    {
        var search = new BreadthFirstSearchAlgorithm<int, Tie>(new TieGraph(rows, allowed));
        var recorder = new VertexDistanceRecorderObserver<int, Tie>(_ => 1);
        using (recorder.Attach(search))
        using (cancellationToken.Register(search.Abort))
            search.Compute(from);
        cancellationToken.ThrowIfCancellationRequested();
        var distances = new Dictionary<int, double>(recorder.Distances) { [from] = 0 };
        return distances;
    }

    private List<IntroductionChain> Within(HashSet<int> scope, int count, int maximumHops)
    {
        var graph = new TieGraph(rows, scope);

        // One number for both: no sum of costs along a chain reaches a hop.
        var hop = 1 + (maximumHops * graph.Edges.Max(Cost));
        var (chosen, candidates) = (new List<IntroductionChain>(), new SortedSet<IntroductionChain>(IntroductionChainOrder.Instance));
        if (Continue([source], scope, hop, maximumHops, []) is { } first) candidates.Add(first);
        while (candidates.Min is { } chain && chosen.Count < count)
        {
            candidates.Remove(chain);
            chosen.Add(chain);
            for (var spur = 0; spur < chain.Hops; spur++)
            {
                var root = chain.Actors[..(spur + 1)];
                var taken = chosen.Where(other => other.Hops > spur && other.Actors.AsSpan(0, spur + 1).SequenceEqual(root)).Select(other => other.Actors[spur + 1]).ToHashSet();
                if (Continue(root, scope, hop, maximumHops, taken) is { } deviating) candidates.Add(deviating);
            }
        }

        return chosen;
    }

    // The best chain that begins with the root and goes on to none of those taken.
    private IntroductionChain? Continue(int[] root, HashSet<int> scope, double hop, int maximumHops, HashSet<int> taken)
    {
        var search = new DijkstraShortestPathAlgorithm<int, Tie>(new TieGraph(rows, scope.Except(root).ToHashSet()), tie => hop + Cost(tie));
        using (cancellationToken.Register(search.Abort)) search.Compute(target);
        cancellationToken.ThrowIfCancellationRequested();
        var actors = new List<int>(root);
        while (actors[^1] != target)
        {
            if (actors.Count > maximumHops || Next(actors[^1], search, hop, actors.Count == root.Length ? taken : []) is not { } next) return null;
            actors.Add(next);
        }

        return Priced([.. actors]);
    }

    // Of equally good ones that with the smallest index, which the library leaves to chance.
    private int? Next(int actor, DijkstraShortestPathAlgorithm<int, Tie> search, double hop, HashSet<int> taken)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        foreach (var tie in new TieGraph(rows).OutEdges(actor))
        {
            if (taken.Contains(tie.Target) || !search.TryGetDistance(tie.Target, out var rest) || rest == double.MaxValue) continue;
            var all = hop + Cost(tie) + rest;
            if (all < least) (best, least) = (tie.Target, all);
        }

        return best;
    }

    private static double Cost(Tie tie) => 1.0 / tie.Weight;

    // Summed from the target, as the Engine does, so that equal chains compare equal to the last bit.
    private IntroductionChain Priced(int[] actors)
    {
        double cost = 0;
        for (var at = actors.Length - 1; at > 0; at--) cost = (1.0 / rows[actors[at - 1], actors[at]]) + cost;
        return new(actors, cost);
    }
}

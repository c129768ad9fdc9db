using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// The best chain from one actor to another: fewest hops, among those the least sum of 1 / weight, among those the smallest actor indices.
/// Breadth-first from both ends, a whole level at a time from the side with fewer ties to scan; then costs are carried back from the actors
/// where the sides met. Holds its arrays between searches (25 bytes an actor); one thread at a time.
/// </summary>
internal sealed class ChainSearch
{
    private readonly SparseRows _graph;
    private readonly HopFrontier _fromSource;
    private readonly HopFrontier _fromTarget;
    private readonly double[] _costToTarget;
    private readonly bool[] _blocked;

    public ChainSearch(SparseRows graph)
    {
        _graph = graph;
        _fromSource = new HopFrontier(graph);
        _fromTarget = new HopFrontier(graph);
        _costToTarget = new double[graph.RowCount];
        Array.Fill(_costToTarget, double.PositiveInfinity);
        _blocked = new bool[graph.RowCount];
    }

    /// <summary>Keeps an actor out of chains, or lets it in again.</summary>
    public void Block(int actor, bool blocked) => _blocked[actor] = blocked;

    /// <summary>Finds the best chain that does not step from the source straight to any of <paramref name="excludedNext"/>.</summary>
    /// <returns>The actors from source to target, or null if no chain has at most <paramref name="maximumHops"/> hops.</returns>
    public int[]? Find(int source, int target, int maximumHops, ReadOnlySpan<int> excludedNext, CancellationToken cancellationToken)
    {
        try
        {
            _fromTarget.Start(target);
            _costToTarget[target] = 0;

            // The first step is taken from the source, so that exclusions hold for that step only; nothing leads back into the source.
            _fromSource.Start(source);
            foreach (var actor in excludedNext) _blocked[actor] = true;
            var met = _fromSource.Expand(_blocked, _fromTarget, costs: null);
            foreach (var actor in excludedNext) _blocked[actor] = false;
            _blocked[source] = true;

            while (!met)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_fromSource.Depth + _fromTarget.Depth == maximumHops || _fromSource.Volume == 0 || _fromTarget.Volume == 0) return null;
                met = _fromSource.Volume < _fromTarget.Volume
                    ? _fromSource.Expand(_blocked, _fromTarget, costs: null)
                    : _fromTarget.Expand(_blocked, _fromSource, _costToTarget);
            }

            CarryCostsToSource();
            return Walk(source);
        }
        finally
        {
            _blocked[source] = false;
            foreach (var actor in _fromSource.Reached) _costToTarget[actor] = double.PositiveInfinity;
            foreach (var actor in _fromTarget.Reached) _costToTarget[actor] = double.PositiveInfinity;
            _fromSource.Clear();
            _fromTarget.Clear();
        }
    }

    // Of the source's side only actors on a shortest chain get a cost: those with a tie to a next level that has one, starting where the sides met.
    private void CarryCostsToSource()
    {
        for (var level = _fromSource.Depth; level > 0; level--)
        {
            foreach (var actor in _fromSource.AtLevel(level))
            {
                var cost = _costToTarget[actor];
                if (double.IsPositiveInfinity(cost)) continue;
                for (var entry = _graph.RowStarts[actor]; entry < _graph.RowStarts[actor + 1]; entry++)
                {
                    var previous = _graph.Columns[entry];
                    if (_fromSource.Level[previous] == level - 1)
                        _costToTarget[previous] = Math.Min(_costToTarget[previous], (1.0 / _graph.Values[entry]) + cost);
                }
            }
        }
    }

    private int[] Walk(int source)
    {
        var chain = new int[_fromSource.Depth + _fromTarget.Depth + 1];
        chain[0] = source;
        for (var hop = 1; hop < chain.Length; hop++)
        {
            var onSourceSide = hop <= _fromSource.Depth;
            var levels = onSourceSide ? _fromSource.Level : _fromTarget.Level;
            chain[hop] = CheapestNext(chain[hop - 1], levels, onSourceSide ? hop : chain.Length - 1 - hop);
        }

        return chain;
    }

    // Columns ascend, so the first of equals is the smallest index.
    private int CheapestNext(int actor, int[] levels, int level)
    {
        var next = -1;
        var least = double.PositiveInfinity;
        for (var entry = _graph.RowStarts[actor]; entry < _graph.RowStarts[actor + 1]; entry++)
        {
            var neighbour = _graph.Columns[entry];
            if (levels[neighbour] != level) continue;
            var cost = (1.0 / _graph.Values[entry]) + _costToTarget[neighbour];
            if (cost >= least) continue;
            least = cost;
            next = neighbour;
        }

        return next;
    }
}

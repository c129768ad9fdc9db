using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using QuikGraph.Algorithms.ConnectedComponents;

namespace Matchmaker.QuikGraph;

/// <summary>Network analysis by QuikGraph's algorithms, over the rows of the graph as they lie.</summary>
public sealed class QuikGraphAnalysis : INetworkAnalysis
{
    private readonly SparseRows _rows;
    private readonly TieGraph _graph;

    /// <param name="rows">Symmetric adjacency, positive weights, no self loops; kept, not copied.</param>
    /// <exception cref="ArgumentException">It is not square.</exception>
    public QuikGraphAnalysis(SparseRows rows)
    {
        if (rows.RowCount != rows.ColumnCount) throw new ArgumentException($"A graph is square; this one is {rows.RowCount} × {rows.ColumnCount}.", nameof(rows));
        (_rows, _graph) = (rows, new(rows));
    }

    /// <inheritdoc/>
    public ConnectedComponents Components(CancellationToken cancellationToken = default)
    {
        var search = new WeaklyConnectedComponentsAlgorithm<int, Tie>(_graph);
        using var stop = cancellationToken.Register(search.Abort);
        search.Compute();
        cancellationToken.ThrowIfCancellationRequested();
        var parts = search.Components.GroupBy(pair => pair.Value, pair => pair.Key)
            .Select(part => part.Order().ToArray())
            .OrderByDescending(part => part.Length).ThenBy(part => part[0]).ToList();
        var labels = new int[_rows.RowCount];
        for (var part = 0; part < parts.Count; part++)
            foreach (var actor in parts[part]) labels[actor] = part;
        return new(labels, [.. parts.Select(part => part.Length)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IntroductionChain> BestChains(
        int source, int target, int count, IntroductionChainOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        foreach (var actor in (int[])[source, target, .. options.ForbiddenIntermediates])
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)_rows.RowCount, nameof(source));
        if (source == target) throw new ArgumentException($"Source and target are both actor {source}.", nameof(target));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumHops, 1, nameof(options));
        return new ChainRanking(_rows, source, target, [.. options.ForbiddenIntermediates], cancellationToken).Best(count, options.MaximumHops);
    }

    /// <inheritdoc/>
    public double[] Brokerage(int sourceCount = int.MaxValue, int seed = 1, CancellationToken cancellationToken = default)
    {
        var sources = Betweenness.Sources(_rows.RowCount, sourceCount, seed);
        var walk = new BrokerageWalk(_graph);
        foreach (var source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            walk.Add(source);
        }

        // Each pair was met from both ends; a drawn source stands for n / k of them.
        return [.. walk.Sums.Select(sum => sum * 0.5 * _rows.RowCount / sources.Length)];
    }
}

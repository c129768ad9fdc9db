using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// One thread's part of Brandes' algorithm: from each source it counts shortest chains outward (σ), then gathers dependencies on the way back (δ).
/// Predecessors are not stored: they are the neighbours one level nearer.
/// </summary>
internal sealed class BetweennessWalk(SparseRows graph)
{
    private readonly int[] _order = new int[graph.RowCount];
    private readonly int[] _levels = NewLevels(graph.RowCount);
    private readonly double[] _chains = new double[graph.RowCount];
    private readonly double[] _dependencies = new double[graph.RowCount];

    /// <summary>Sum of δ over the sources added.</summary>
    public double[] Sums { get; } = new double[graph.RowCount];

    public void Add(int source)
    {
        var reached = CountChains(source);
        for (var at = reached - 1; at > 0; at--)
        {
            var actor = _order[at];
            var perChain = (1 + _dependencies[actor]) / _chains[actor];
            Sums[actor] += _dependencies[actor];
            foreach (var neighbour in graph.RowColumns(actor))
            {
                if (_levels[neighbour] == _levels[actor] - 1) _dependencies[neighbour] += _chains[neighbour] * perChain;
            }
        }

        for (var at = 0; at < reached; at++)
        {
            _levels[_order[at]] = -1;
            _chains[_order[at]] = 0;
            _dependencies[_order[at]] = 0;
        }
    }

    private int CountChains(int source)
    {
        var reached = 1;
        _order[0] = source;
        _levels[source] = 0;
        _chains[source] = 1;
        for (var at = 0; at < reached; at++)
        {
            var actor = _order[at];
            foreach (var neighbour in graph.RowColumns(actor))
            {
                if (_levels[neighbour] < 0)
                {
                    _levels[neighbour] = _levels[actor] + 1;
                    _order[reached++] = neighbour;
                }

                if (_levels[neighbour] == _levels[actor] + 1) _chains[neighbour] += _chains[actor];
            }
        }

        return reached;
    }

    private static int[] NewLevels(int count)
    {
        var levels = new int[count];
        Array.Fill(levels, -1);
        return levels;
    }
}

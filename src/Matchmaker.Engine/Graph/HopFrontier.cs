using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// One side of a bidirectional breadth-first search: the actors reached so far, level by level. Reused from search to search;
/// <see cref="Clear"/> touches only what was reached.
/// </summary>
internal sealed class HopFrontier
{
    public const int Unreached = -1;

    private readonly SparseRows _graph;
    private readonly int[] _reached;
    private readonly List<int> _levelBegins = [];
    private int _count;

    public HopFrontier(SparseRows graph)
    {
        _graph = graph;
        _reached = new int[graph.RowCount];
        Level = new int[graph.RowCount];
        Array.Fill(Level, Unreached);
    }

    /// <summary>Hops from where the side began, or <see cref="Unreached"/>, by actor.</summary>
    public int[] Level { get; }

    /// <summary>The last completed level.</summary>
    public int Depth => _levelBegins.Count - 1;

    /// <summary>Ties that leave the last level: the work of the next <see cref="Expand"/>.</summary>
    public long Volume { get; private set; }

    /// <summary>All actors reached, by level.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _count);

    /// <summary>The actors of a completed level.</summary>
    public ReadOnlySpan<int> AtLevel(int level) =>
        _reached.AsSpan(_levelBegins[level]..LevelEnd(level));

    public void Start(int actor)
    {
        _levelBegins.Add(0);
        Reach(actor, 0);
        Volume = _graph.Degree(actor);
    }

    /// <summary>
    /// Completes the next level. Where <paramref name="costs"/> are given (0 at the start, infinite elsewhere) each actor of the new level gets the
    /// least cost over the ties that lead into it. O(<see cref="Volume"/>).
    /// </summary>
    /// <returns>True if an actor reached now has been reached by <paramref name="other"/>.</returns>
    public bool Expand(bool[] blocked, HopFrontier other, double[]? costs)
    {
        var begin = _levelBegins[^1];
        var end = _count;
        var depth = _levelBegins.Count;
        var met = false;
        _levelBegins.Add(end);
        Volume = 0;
        for (var at = begin; at < end; at++)
        {
            var actor = _reached[at];
            for (var entry = _graph.RowStarts[actor]; entry < _graph.RowStarts[actor + 1]; entry++)
            {
                var next = _graph.Columns[entry];
                if (Level[next] == Unreached)
                {
                    if (blocked[next]) continue;
                    Reach(next, depth);
                    Volume += _graph.Degree(next);
                    met |= other.Level[next] != Unreached;
                }
                else if (Level[next] != depth)
                {
                    continue;
                }

                if (costs is not null) costs[next] = Math.Min(costs[next], (1.0 / _graph.Values[entry]) + costs[actor]);
            }
        }

        return met;
    }

    public void Clear()
    {
        foreach (var actor in Reached) Level[actor] = Unreached;
        _levelBegins.Clear();
        _count = 0;
    }

    private int LevelEnd(int level) => level + 1 < _levelBegins.Count ? _levelBegins[level + 1] : _count;

    private void Reach(int actor, int level)
    {
        Level[actor] = level;
        _reached[_count++] = actor;
    }
}

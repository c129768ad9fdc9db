using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// Personalised PageRank of one actor by forward push (Andersen, Chung and Lang 2006, "Local graph partitioning using PageRank vectors", algorithm ApproximatePageRank):
/// a walk that follows ties in proportion to their weight and returns to its start with probability <c>restart</c>.
/// </summary>
/// <remarks>
/// Error: the exact value of every actor lies between the result and the result + tolerance · strength of that actor (their lemma 2 on an undirected graph).
/// Work: O(1 / (restart · tolerance)) pushes' worth of strength, whatever the size of the graph. Deterministic: a first-in first-out queue.
/// </remarks>
public sealed class PersonalisedPageRank
{
    private readonly CollaborationGraph _graph;
    private readonly double _restart;
    private readonly double _tolerance;
    private readonly SparseAccumulator _residual;
    private readonly Queue<int> _queue = new();
    private readonly bool[] _isQueued;

    /// <param name="graph">The graph to walk on.</param>
    /// <param name="restart">Probability of returning to the start at each step, in (0, 1).</param>
    /// <param name="tolerance">Residual left at an actor, as a share of its strength; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public PersonalisedPageRank(CollaborationGraph graph, double restart = 0.15, double tolerance = 1e-6)
    {
        if (!(restart > 0 && restart < 1)) throw new ArgumentOutOfRangeException(nameof(restart), restart, "The restart probability lies between 0 and 1.");
        if (!(tolerance > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is above 0.");
        _graph = graph;
        _restart = restart;
        _tolerance = tolerance;
        _residual = new SparseAccumulator(graph.ActorCount);
        _isQueued = new bool[graph.ActorCount];
    }

    /// <summary>Adds the actor's PageRank vector, which sums to at most 1, to <paramref name="scores"/>. Not safe for several threads at once.</summary>
    public void Score(int actor, SparseAccumulator scores)
    {
        var strengths = _graph.Strengths;
        if (strengths[actor] == 0)
        {
            scores.Add(actor, 1);
            return;
        }

        _residual.Add(actor, 1);
        Enqueue(actor);
        while (_queue.TryDequeue(out var at))
        {
            _isQueued[at] = false;
            var residual = _residual[at];
            if (residual <= _tolerance * strengths[at]) continue;
            _residual.Reset(at);
            scores.Add(at, _restart * residual);
            var spread = (1 - _restart) * residual / strengths[at];
            var partners = _graph.Adjacency.RowColumns(at);
            var weights = _graph.Adjacency.RowValues(at);
            for (var to = 0; to < partners.Length; to++)
            {
                var partner = partners[to];
                _residual.Add(partner, spread * weights[to]);
                if (!_isQueued[partner] && _residual[partner] > _tolerance * strengths[partner]) Enqueue(partner);
            }
        }

        _residual.Clear();
    }

    private void Enqueue(int actor)
    {
        _isQueued[actor] = true;
        _queue.Enqueue(actor);
    }
}

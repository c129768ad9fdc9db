using QuikGraph.Algorithms.Search;

namespace Matchmaker.QuikGraph;

/// <summary>
/// Betweenness after Brandes 2001, equations 5 and 6, on the library's breadth first search: its events count the shortest chains outward, what was found is gathered on the way back. The library has no such
/// measure of its own.
/// </summary>
internal sealed class BrokerageWalk(TieGraph graph)
{
    private readonly int[] _levels = new int[graph.VertexCount];
    private readonly double[] _chains = new double[graph.VertexCount];
    private readonly double[] _dependencies = new double[graph.VertexCount];

    /// <summary>Sum of what depends on each actor over the sources added.</summary>
    public double[] Sums { get; } = new double[graph.VertexCount];

    public void Add(int source)
    {
        var found = new List<int>();
        var nearer = new List<(int Actor, int Predecessor)>();
        var search = new BreadthFirstSearchAlgorithm<int, Tie>(graph);
        search.DiscoverVertex += found.Add;
        search.TreeEdge += tie => _levels[tie.Target] = _levels[tie.Source] + 1;
        search.ExamineEdge += tie => nearer.Add((tie.Target, tie.Source));
        _levels[source] = 0;
        search.Compute(source);

        // A tie leads onward where it crosses a level; which one its far end is on is known only when the search is over.
        nearer.RemoveAll(step => _levels[step.Actor] != _levels[step.Predecessor] + 1);
        foreach (var actor in found) (_chains[actor], _dependencies[actor]) = (0, 0);
        _chains[source] = 1;
        foreach (var (actor, predecessor) in nearer) _chains[actor] += _chains[predecessor];
        for (var at = nearer.Count - 1; at >= 0; at--)
        {
            var (actor, predecessor) = nearer[at];
            _dependencies[predecessor] += _chains[predecessor] * (1 + _dependencies[actor]) / _chains[actor];
        }

        foreach (var actor in found)
            if (actor != source) Sums[actor] += _dependencies[actor];
    }
}

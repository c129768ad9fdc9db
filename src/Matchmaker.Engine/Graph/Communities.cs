using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>Groups of actors that work with each other more than with the rest. 0 is the largest; of equal ones that with the smallest actor comes first.</summary>
/// <param name="Labels">Community of each actor.</param>
/// <param name="Sizes">Actors in each community, decreasing.</param>
/// <param name="Modularity">Quality at the resolution asked for; see <see cref="Graph.Modularity"/>.</param>
public sealed record Communities(int[] Labels, int[] Sizes, double Modularity)
{
    /// <summary>Number of communities; an actor without ties is one.</summary>
    public int Count => Sizes.Length;

    /// <summary>
    /// Leiden: Traag, Waltman, van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities", algorithms A.1 and A.2, on modularity.
    /// Every community is connected: an actor reaches the others of its community without leaving it. About O(ties) an iteration in practice;
    /// one thread, deterministic for a seed.
    /// </summary>
    /// <param name="graph">Symmetric adjacency, positive weights, no self loops.</param>
    /// <param name="options">Resolution, seed and iterations; the defaults if null.</param>
    /// <param name="cancellationToken">Checked at every actor visited.</param>
    /// <exception cref="ArgumentException">The adjacency is not square, or an option lies outside its range.</exception>
    public static Communities Detect(SparseRows graph, CommunityOptions? options = null, CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        options ??= new CommunityOptions();
        options.Validate();
        var found = new Leiden(graph, options).Run(cancellationToken);

        // An iteration that ends early, because its refinement merged nothing, may leave a community in pieces; taking them apart can only raise modularity.
        var labels = new int[graph.RowCount];
        var count = ConnectedComponents.Split(graph, found, labels, cancellationToken);
        var sizes = DecreasingSize.Renumber(labels, count);
        return new Communities(labels, sizes, Graph.Modularity.Of(graph, labels, options.Resolution));
    }
}

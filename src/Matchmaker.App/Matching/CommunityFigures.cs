using Matchmaker.Engine.Graph;

namespace Matchmaker.App.Matching;

/// <summary>How a network falls into communities.</summary>
/// <param name="Count">Communities of at least two actors.</param>
/// <param name="Largest">Actors in the largest ones, at most ten.</param>
/// <param name="Modularity">How much more weight lies inside communities than by chance, below 1; null where there are no ties.</param>
public sealed record CommunityFigures(int Count, IReadOnlyList<int> Largest, double? Modularity)
{
    private const int MostListed = 10;

    internal static CommunityFigures Of(CollaborationGraph graph, CancellationToken cancellationToken)
    {
        var communities = Communities.Detect(graph.Adjacency, cancellationToken: cancellationToken);
        var shared = communities.Sizes.Where(size => size > 1).ToList();
        return new(shared.Count, [.. shared.Take(MostListed)], graph.PairCount == 0 ? null : communities.Modularity);
    }
}

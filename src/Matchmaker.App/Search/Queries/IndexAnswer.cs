namespace Matchmaker.App.Search.Queries;

/// <summary>What an index found.</summary>
/// <param name="Total">How many actors fit.</param>
/// <param name="Hits">The page asked for: best first, equal scores by ascending key.</param>
/// <param name="Facets">Counts of all that fit.</param>
public sealed record IndexAnswer(int Total, IReadOnlyList<IndexHit> Hits, IReadOnlyList<Facet> Facets)
{
    /// <summary>Whether some word of the query is with no actor, and those with something like it were taken: of the same stem, say. An index need not do that.</summary>
    public bool IsLoose { get; init; }
}

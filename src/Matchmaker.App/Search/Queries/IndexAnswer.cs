namespace Matchmaker.App.Search.Queries;

/// <summary>What an index found.</summary>
/// <param name="Total">How many actors fit.</param>
/// <param name="Hits">The page asked for: best first, equal scores by ascending key.</param>
/// <param name="Facets">Counts of all that fit.</param>
public sealed record IndexAnswer(int Total, IReadOnlyList<IndexHit> Hits, IReadOnlyList<Facet> Facets);

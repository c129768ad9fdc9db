namespace Matchmaker.App.Search;

/// <summary>The answer to a search.</summary>
/// <param name="Total">How many actors fit in all.</param>
/// <param name="Hits">The page that was asked for, best first.</param>
/// <param name="Facets">How all that fit are spread; each count is what a filter by that code would leave.</param>
/// <param name="Remarks">How the question was understood where that is not plain.</param>
/// <param name="Problems">Why it could not be answered, with the remedy; there are no hits then.</param>
/// <param name="DidYouMean">Questions that would find something, where this one found nothing.</param>
public sealed record SearchResult(
    int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyList<Facet> Facets, IReadOnlyList<string> Remarks, IReadOnlyList<string> Problems, IReadOnlyList<string> DidYouMean)
{
    /// <summary>Where in the order of all hits the next part begins.</summary>
    public int Next { get; init; }
}

namespace Matchmaker.App.Search;

/// <summary>How the actors that fit are spread over one aspect, the most frequent code first.</summary>
public sealed record Facet(ActorAspect Aspect, IReadOnlyList<FacetCount> Counts)
{
    /// <summary>Orders counts by number, then code, and leaves out those that nobody has.</summary>
    public static Facet Of(ActorAspect aspect, IEnumerable<(string Code, int Count)> counts) => new(aspect, [.. counts
        .Where(count => count.Count > 0).OrderByDescending(count => count.Count).ThenBy(count => count.Code, StringComparer.Ordinal)
        .Select(count => new FacetCount(count.Code, AspectCodes.Name(aspect, count.Code), count.Count))]);
}

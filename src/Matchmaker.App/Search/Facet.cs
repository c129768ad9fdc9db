namespace Matchmaker.App.Search;

/// <summary>How the actors that fit are spread over one aspect, the most frequent code first.</summary>
public sealed record Facet(ActorAspect Aspect, IReadOnlyList<FacetCount> Counts);

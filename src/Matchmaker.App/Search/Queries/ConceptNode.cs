namespace Matchmaker.App.Search.Queries;

/// <summary>Actors that are about a concept of the taxonomies: by their codes, narrower ones included, or because a text names it in any language.</summary>
/// <param name="Concept">A key of <see cref="Concepts"/>.</param>
/// <param name="Boost">Factor of the score.</param>
public sealed record ConceptNode(string Concept, float Boost) : QueryNode;

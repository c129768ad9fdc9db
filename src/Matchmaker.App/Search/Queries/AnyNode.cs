namespace Matchmaker.App.Search.Queries;

/// <summary>Actors that fit at least one part; they score for each that they fit.</summary>
public sealed record AnyNode(IReadOnlyList<QueryNode> Parts) : QueryNode;

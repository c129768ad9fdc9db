namespace Matchmaker.App.Search.Queries;

/// <summary>Actors that fit every part.</summary>
public sealed record AllNode(IReadOnlyList<QueryNode> Parts) : QueryNode;

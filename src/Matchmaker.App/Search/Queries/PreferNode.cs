namespace Matchmaker.App.Search.Queries;

/// <summary>Actors that fit what is wanted; those that also fit something preferred score that in addition.</summary>
public sealed record PreferNode(QueryNode Wanted, IReadOnlyList<QueryNode> Preferred) : QueryNode;

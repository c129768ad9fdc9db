namespace Matchmaker.App.Search.Queries;

/// <summary>A part of a query, as every index understands it. A node gives each actor that fits a score; the scores of parts add up.</summary>
public abstract record QueryNode;

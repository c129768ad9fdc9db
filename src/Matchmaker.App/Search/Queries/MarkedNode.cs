namespace Matchmaker.App.Search.Queries;

/// <summary>Actors whose texts have a word spelt with just these diacritics.</summary>
public sealed record MarkedNode(string Spelling, float Boost) : QueryNode;

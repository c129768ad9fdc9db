namespace Matchmaker.App.Search;

/// <summary>How many of the actors that fit have a code.</summary>
public sealed record FacetCount(string Code, string Name, int Count);

namespace Matchmaker.App.Search.Queries;

/// <summary>Terms that name concepts: from <paramref name="First"/> on, so many.</summary>
public readonly record struct ConceptSpan(int First, int Count, IReadOnlyList<string> Concepts);

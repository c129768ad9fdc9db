namespace Matchmaker.App.Search.Queries;

/// <summary>Terms that name concepts: from <paramref name="First"/> on, so many.</summary>
/// <param name="First">Position of the first term.</param>
/// <param name="Count">Number of terms.</param>
/// <param name="Concepts">What they name.</param>
/// <param name="Interests">Codes of the offers and needs among the concepts.</param>
public readonly record struct ConceptSpan(int First, int Count, IReadOnlyList<string> Concepts, IReadOnlyList<string> Interests);

namespace Matchmaker.App.Introductions;

/// <summary>The suggestion that an act answers: which model made it, and the rank it stood at.</summary>
public sealed record SuggestionOrigin(string ModelVersion, int Rank);

namespace Matchmaker.App.Search;

/// <summary>An indexed word, and how many actors have it.</summary>
public readonly record struct WordCount(string Word, int Actors);

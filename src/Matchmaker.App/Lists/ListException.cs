namespace Matchmaker.App.Lists;

/// <summary>A curated list cannot be changed as asked; the message says why.</summary>
public sealed class ListException(string message) : ExplainedException(message);

namespace Matchmaker.App.Registry;

/// <summary>Two actors cannot be made one as asked; the message says why.</summary>
public sealed class MergeException(string message) : ExplainedException(message);

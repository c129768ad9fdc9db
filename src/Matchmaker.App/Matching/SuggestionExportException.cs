namespace Matchmaker.App.Matching;

/// <summary>Suggestions cannot be exported as asked; the message says why.</summary>
public sealed class SuggestionExportException(string message, Exception? inner = null) : ExplainedException(message, inner);

namespace Matchmaker.App.Matching;

/// <summary>Suggestions are asked for in a way that makes no sense; the message says why.</summary>
public sealed class SuggestionRequestException(string message) : ExplainedException(message);

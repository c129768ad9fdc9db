namespace Matchmaker.App.Evaluating;

/// <summary>An evaluation cannot be made as asked; the message says what to do.</summary>
public sealed class EvaluationException(string message, Exception? inner = null) : ExplainedException(message, inner);

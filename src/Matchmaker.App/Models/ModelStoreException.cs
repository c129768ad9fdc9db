namespace Matchmaker.App.Models;

/// <summary>A model is missing, damaged or of another registry; the message says what to do.</summary>
public sealed class ModelStoreException(string message, Exception? inner = null) : ExplainedException(message, inner);

namespace Matchmaker.App.Registry;

/// <summary>A verification cannot be decided as asked; the message says why.</summary>
public sealed class VerificationException(string message) : ExplainedException(message);

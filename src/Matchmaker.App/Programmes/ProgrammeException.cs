namespace Matchmaker.App.Programmes;

/// <summary>A programme cannot be changed, or entered, as asked; the message says why and what to do.</summary>
public sealed class ProgrammeException(string message) : ExplainedException(message);

namespace Matchmaker.App.Matching;

/// <summary>Exposure cannot be balanced as asked; the message says why and what to do.</summary>
public sealed class BalanceException(string message) : ExplainedException(message);

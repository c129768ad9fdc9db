namespace Matchmaker.App.Accounts;

/// <summary>A claim cannot be made, withdrawn or decided as asked; the message says why and what to do.</summary>
public sealed class ClaimException(string message) : ExplainedException(message);

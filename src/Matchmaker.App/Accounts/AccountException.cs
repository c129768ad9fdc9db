namespace Matchmaker.App.Accounts;

/// <summary>An account cannot be changed as asked; the message says why.</summary>
public sealed class AccountException(string message) : ExplainedException(message);

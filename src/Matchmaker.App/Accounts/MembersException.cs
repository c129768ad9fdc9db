namespace Matchmaker.App.Accounts;

/// <summary>A membership or an invitation cannot be changed the way that is asked for.</summary>
public sealed class MembersException(string message) : ExplainedException(message);

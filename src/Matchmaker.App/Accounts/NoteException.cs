namespace Matchmaker.App.Accounts;

/// <summary>A note cannot be written or taken away.</summary>
public sealed class NoteException(string message) : ExplainedException(message);

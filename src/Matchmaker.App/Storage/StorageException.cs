namespace Matchmaker.App.Storage;

/// <summary>The database cannot be used; the message says why and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : ExplainedException(message, inner);

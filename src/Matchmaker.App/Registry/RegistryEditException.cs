namespace Matchmaker.App.Registry;

/// <summary>A change to the registry cannot be made as asked; the message says why.</summary>
public sealed class RegistryEditException(string message) : ExplainedException(message);

namespace Matchmaker.App.Editions;

/// <summary>A provider was named that the edition does not hold.</summary>
public sealed class UnknownProviderException(string message) : ExplainedException(message);

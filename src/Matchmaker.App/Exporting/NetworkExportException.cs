namespace Matchmaker.App.Exporting;

/// <summary>A network cannot be written where it was asked for.</summary>
public sealed class NetworkExportException(string message, Exception inner) : ExplainedException(message, inner);

namespace Matchmaker.App.Search;

/// <summary>The index that serves turned out to be damaged; a new one has to be built.</summary>
public sealed class IndexDamagedException(string message, Exception? inner = null) : Exception(message, inner);

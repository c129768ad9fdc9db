namespace Matchmaker.App.Search;

/// <summary>The search index can be neither read nor made anew; the message says why and what to do.</summary>
public sealed class SearchIndexException(string message, Exception? inner = null) : ExplainedException(message, inner);

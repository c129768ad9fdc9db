namespace Matchmaker.Screenshots;

/// <summary>There is no browser to take pictures with; the message says what to do.</summary>
internal sealed class BrowserMissingException(string message) : Exception(message);

namespace Matchmaker.App.Demo;

/// <summary>The demo registry cannot be made as asked; the message says what to change.</summary>
public sealed class DemoException(string message, Exception? inner = null) : ExplainedException(message, inner);

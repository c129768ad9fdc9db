namespace Matchmaker.App;

/// <summary>A failure whose message is written for the person who caused or met it: it says what is wrong and what to do. Shown without a stack trace.</summary>
public abstract class ExplainedException(string message, Exception? inner = null) : Exception(message, inner);

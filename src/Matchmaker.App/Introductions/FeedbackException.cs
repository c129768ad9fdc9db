namespace Matchmaker.App.Introductions;

/// <summary>What somebody wants to say of a partner makes no sense.</summary>
public sealed class FeedbackException(string message) : ExplainedException(message);

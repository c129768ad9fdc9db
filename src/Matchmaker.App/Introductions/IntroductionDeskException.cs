namespace Matchmaker.App.Introductions;

/// <summary>An introduction cannot go the way that is asked for; the message says why and what to do.</summary>
public sealed class IntroductionDeskException(string message) : ExplainedException(message);

namespace Matchmaker.App.Matching;

/// <summary>A question about introductions that has no answer.</summary>
public sealed class IntroductionException(string message) : ExplainedException(message);

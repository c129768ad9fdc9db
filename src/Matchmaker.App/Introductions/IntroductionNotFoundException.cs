namespace Matchmaker.App.Introductions;

/// <summary>There is no such introduction, or none that the caller may see.</summary>
public sealed class IntroductionNotFoundException(long id) : ExplainedException($"There is no introduction {id} that you may see.");

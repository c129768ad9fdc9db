namespace Matchmaker.App.Matching;

/// <summary>A chain of actors in which each has worked with the next.</summary>
/// <param name="Actors">From the one who asks to the one asked for.</param>
/// <param name="Links">What each actor did with the next; one fewer than <paramref name="Actors"/>.</param>
/// <param name="Strength">What the ties in series carry, at most the weakest of them; 1 is one joint project of two.</param>
public sealed record IntroductionPath(IReadOnlyList<ChainActor> Actors, IReadOnlyList<JointWork> Links, double Strength);

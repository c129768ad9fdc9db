namespace Matchmaker.App.Registry;

/// <summary>Two actors of one country that may be one.</summary>
/// <param name="First">The older.</param>
/// <param name="Second">The newer.</param>
/// <param name="Why">What is the same or alike.</param>
/// <param name="Likeness">Of their names, from 0 to 1.</param>
public sealed record DuplicatePair(ActorCandidate First, ActorCandidate Second, DuplicateSign Why, double Likeness);

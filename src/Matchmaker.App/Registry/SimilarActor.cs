namespace Matchmaker.App.Registry;

/// <summary>An actor whose name is like another.</summary>
/// <param name="Actor">Who it is.</param>
/// <param name="Helix">What kind of actor it is.</param>
/// <param name="Name">The name or alias that is alike.</param>
/// <param name="Likeness">How alike, from 0 to 1.</param>
public sealed record SimilarActor(ActorCandidate Actor, Helix Helix, string Name, double Likeness);

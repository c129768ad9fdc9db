namespace Matchmaker.App.Search;

/// <summary>What a person who types may be about to write.</summary>
/// <param name="Text">The name of an actor, or a term of a taxonomy.</param>
/// <param name="ActorId">The actor; null for a term.</param>
public sealed record Completion(string Text, long? ActorId);

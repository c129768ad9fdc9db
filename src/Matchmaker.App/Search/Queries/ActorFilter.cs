namespace Matchmaker.App.Search.Queries;

/// <summary>Keeps the actors that have one of the codes, or leaves them out.</summary>
public sealed record ActorFilter(ActorAspect Aspect, IReadOnlyList<string> Codes, bool IsExcluded = false);

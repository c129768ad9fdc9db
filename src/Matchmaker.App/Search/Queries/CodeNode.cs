namespace Matchmaker.App.Search.Queries;

/// <summary>Actors with exactly this code; the rarer the code, the higher the score.</summary>
public sealed record CodeNode(ActorAspect Aspect, string Code, float Boost) : QueryNode;

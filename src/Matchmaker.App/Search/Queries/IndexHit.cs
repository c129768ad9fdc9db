namespace Matchmaker.App.Search.Queries;

/// <summary>An actor that fits, and how well.</summary>
public readonly record struct IndexHit(long ActorId, double Score);

namespace Matchmaker.App.Registry;

/// <summary>What a bulk edit does to one field of one actor.</summary>
public sealed record BulkChange(long ActorId, string Name, string Field, string Before, string After);

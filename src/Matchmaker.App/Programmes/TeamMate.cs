namespace Matchmaker.App.Programmes;

/// <summary>Somebody in a team.</summary>
public sealed record TeamMate(long ActorId, string Name, string Country, string Role, TeamAnswer Answer);

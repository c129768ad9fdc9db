namespace Matchmaker.App.Collaborations;

/// <summary>Somebody's part in a collaboration that is to be added.</summary>
public sealed record NewParticipant(long ActorId, string Role);

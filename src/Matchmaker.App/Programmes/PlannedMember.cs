namespace Matchmaker.App.Programmes;

/// <summary>An actor in a planned team.</summary>
/// <param name="ActorId">The actor.</param>
/// <param name="Role">In which role.</param>
/// <param name="IsAsked">Whether it says yes or no; else it is told.</param>
public sealed record PlannedMember(long ActorId, string Role, bool IsAsked);

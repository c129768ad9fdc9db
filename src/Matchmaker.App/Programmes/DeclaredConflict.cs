namespace Matchmaker.App.Programmes;

/// <summary>Two actors that may not be brought together, or chosen together.</summary>
/// <param name="ActorId">One.</param>
/// <param name="OtherId">The other.</param>
/// <param name="Reason">Why, for the secretariat.</param>
public sealed record DeclaredConflict(long ActorId, long OtherId, string Reason);

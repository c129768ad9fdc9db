namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Somebody who would fit a role, or cover a need, and is not among the members.</summary>
/// <param name="ActorId">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Fit">How well its profile fits the role or covers the need, 0 … 1.</param>
/// <param name="Reason">What keeps it out, in words.</param>
public sealed record NearCandidate(long ActorId, string Name, string Country, double Fit, string Reason);

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Somebody who would fit a role and cannot fill it.</summary>
/// <param name="ActorId">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Fit">How well its profile fits, 0 … 1.</param>
/// <param name="Reason">Why it cannot, in words.</param>
public sealed record NearCandidate(long ActorId, string Name, string Country, double Fit, string Reason);

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Who could stand in for a member.</summary>
/// <param name="ActorId">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Loss">What the score would lose.</param>
/// <param name="KeepsQuotas">Whether all quotas would still hold.</param>
public sealed record FoundStandIn(long ActorId, string Name, string Country, double Loss, bool KeepsQuotas);

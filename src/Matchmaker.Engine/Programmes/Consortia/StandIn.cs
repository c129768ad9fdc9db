namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>Somebody who could take a member's seat.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Loss">How much lower the score would be; below 0 where it would be higher, which only a locked member or a gap allows.</param>
/// <param name="KeepsQuotas">Whether all quotas still hold, and nobody is with whom it may not be.</param>
public sealed record StandIn(int Candidate, double Loss, bool KeepsQuotas);

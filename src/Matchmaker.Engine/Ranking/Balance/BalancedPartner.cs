namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>One partner of a balanced list.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Utility">Its score by its reasons alone: what the list is ordered by.</param>
/// <param name="Balance">What the prices of its groups added when slots were given; 0 where none of them needs any.</param>
public readonly record struct BalancedPartner(int Actor, float Utility, double Balance);

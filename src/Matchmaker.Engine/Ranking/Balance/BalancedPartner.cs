namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>One partner of a balanced list.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Utility">Its score by its reasons alone.</param>
/// <param name="Balance">What the prices of its groups add; 0 where none of them needs any.</param>
public readonly record struct BalancedPartner(int Actor, float Utility, double Balance)
{
    /// <summary>Reasons and balance together: what the list is ordered by.</summary>
    public double Score => Utility + Balance;
}

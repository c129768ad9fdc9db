namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Balanced lists with their account.</summary>
/// <param name="Queries">The actors that are asked for.</param>
/// <param name="Lists">For each query its partners, by descending utility.</param>
/// <param name="Groups">The exposure table: attributes in the caller's order, labels by theirs; labels that nobody has are left out.</param>
/// <param name="Prices">The prices, for single requests.</param>
/// <param name="Slots">Slots of all lists together.</param>
/// <param name="ChangedSlots">Slots that show another actor than the list by utility alone.</param>
/// <param name="UtilityBefore">Sum of utilities of the lists by utility alone.</param>
/// <param name="UtilityAfter">Sum of utilities of the balanced lists.</param>
/// <param name="Bound">No lists that give every group as much can have a greater sum of utilities: the value of the Lagrangian dual at these prices.</param>
public sealed record BalancedBatch(
    int[] Queries, BalancedPartner[][] Lists, IReadOnlyList<GroupExposure> Groups, ExposurePrices Prices,
    long Slots, long ChangedSlots, double UtilityBefore, double UtilityAfter, double Bound)
{
    /// <summary>What balance costs in utility, over all slots.</summary>
    public double Cost => UtilityBefore - UtilityAfter;

    /// <summary>How much of that cost is at most avoidable: proven, not estimated.</summary>
    public double Gap => Math.Max(0, Bound - UtilityAfter);

    /// <summary>Whether every guarantee holds.</summary>
    public bool IsReached => Groups.All(group => group.IsReached);
}

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>A group's line of the exposure table. Exposure is the group's part of all slots of all lists.</summary>
/// <param name="Attribute">What the group is one of, such as country.</param>
/// <param name="Label">The group.</param>
/// <param name="Actors">Eligible actors in it.</param>
/// <param name="Share">What counts as its own: its part of all eligible actors, or the caller's target.</param>
/// <param name="FloorSlots">Slots it is guaranteed: floor · share of all slots, rounded up.</param>
/// <param name="SlotsBefore">Slots it has in the lists by utility alone.</param>
/// <param name="SlotsAfter">Slots it has in the balanced lists.</param>
/// <param name="Reachable">Slots it could have at the most, if every list showed as many of it as the candidates allow.</param>
/// <param name="Before">Its exposure in the lists by utility alone.</param>
/// <param name="After">Its exposure in the balanced lists.</param>
/// <param name="DiscountedBefore">As <paramref name="Before"/>, each slot counting 1 / log₂(1 + rank).</param>
/// <param name="DiscountedAfter">As <paramref name="After"/>, discounted likewise.</param>
/// <param name="Price">What is added to the utility of its members, in units of utility; not negative.</param>
public sealed record GroupExposure(
    string Attribute, string Label, int Actors, double Share, long FloorSlots, long SlotsBefore, long SlotsAfter, long Reachable,
    double Before, double After, double DiscountedBefore, double DiscountedAfter, double Price)
{
    /// <summary>Whether the guarantee holds.</summary>
    public bool IsReached => SlotsAfter >= FloorSlots;
}

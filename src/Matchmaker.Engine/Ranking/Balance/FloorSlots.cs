namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Turns shares into whole slots.</summary>
internal static class FloorSlots
{
    /// <summary>
    /// part · share · slots, rounded up, so that the guarantee is never missed by a fraction. Where that asks for more slots than there are (a floor near 1), the
    /// remainders get what is left after rounding down, the largest first, ties to the lower label.
    /// </summary>
    public static long[] Of(IReadOnlyList<double> shares, double part, long slots)
    {
        var exact = shares.Select(share => part * share * slots).ToArray();

        // A share that is a whole number of slots in all but the last bits must not ask for one more.
        var floors = exact.Select(number => (long)Math.Ceiling(number - 1e-6)).ToArray();
        if (floors.Sum() <= slots) return floors;
        floors = [.. exact.Select(number => (long)Math.Floor(number + 1e-6))];
        var left = slots - floors.Sum();
        foreach (var label in Enumerable.Range(0, exact.Length).OrderByDescending(label => exact[label] - floors[label]).ThenBy(label => label).Take((int)left)) floors[label]++;
        return floors;
    }
}

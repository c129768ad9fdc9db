namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>A meeting that was wanted, and has no slot.</summary>
/// <param name="A">The one with the lower index.</param>
/// <param name="B">The one with the higher index.</param>
/// <param name="Reason">Why.</param>
public readonly record struct UnplacedMeeting(int A, int B, UnplacedReason Reason)
{
    internal static UnplacedMeeting In(SlotPlan plan, int meeting)
    {
        var ((a, b), problem) = (plan.Pairs[meeting], plan.Problem);
        var reason = UnplacedReason.NeverTogether;
        for (var slot = 0; slot < problem.SlotCount && reason != UnplacedReason.NoTable; slot++)
        {
            if (problem.Tables[slot] == 0 || !problem.IsThere(a, slot) || !problem.IsThere(b, slot)) continue;
            reason = plan.At(a, slot) == SlotPlan.None && plan.At(b, slot) == SlotPlan.None ? UnplacedReason.NoTable : UnplacedReason.Busy;
        }

        return new(a, b, reason);
    }
}

using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// A split in time for actors first seen after the cut. Train and test as in <see cref="PartnerSplit"/>. A query is an actor that took part in nothing that began before the cut, alone or
/// together, whatever its size, and has at least one test partner with a train partner. Candidates are all actors with a train partner.
/// </summary>
public static class ColdStartSplit
{
    /// <summary>Makes the split. O(pairs). It may have no queries.</summary>
    /// <param name="collaborations">Everything known. Actors of collaborations without a date may have been there before the cut: they are not asked about.</param>
    /// <param name="cutDay">First day of the test period, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="untilDay">First day after it; <see cref="int.MaxValue"/> for an open end.</param>
    /// <param name="maximumSize">The cap on actors in a collaboration.</param>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public static PartnerSplit At(Hypergraph collaborations, int cutDay, int untilDay = int.MaxValue, int maximumSize = 60)
    {
        var isKnown = SeenBefore(collaborations, cutDay);
        return PartnerSplit.Between(collaborations, cutDay, untilDay, maximumSize, (actor, _) => !isKnown[actor]);
    }

    private static bool[] SeenBefore(Hypergraph collaborations, int cutDay)
    {
        var isSeen = new bool[collaborations.ActorCount];
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            if (collaborations.Day(c) != Hypergraph.UnknownDay && collaborations.Day(c) >= cutDay) continue;
            foreach (var member in collaborations.Members(c)) isSeen[member] = true;
        }

        return isSeen;
    }
}

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
        if (untilDay <= cutDay) throw new ArgumentException("The test period ends before it begins.", nameof(untilDay));
        var ties = new ProjectionOptions { MaximumSize = maximumSize };
        var train = collaborations.Between(int.MinValue, cutDay).UpToSize(maximumSize);
        var trainGraph = Projection.Build(train, ties);
        var testGraph = Projection.Build(collaborations.Between(cutDay, untilDay), ties);
        var isCandidate = new bool[collaborations.ActorCount];
        for (var actor = 0; actor < isCandidate.Length; actor++) isCandidate[actor] = trainGraph.Degree(actor) > 0;
        var isKnown = SeenBefore(collaborations, cutDay);
        var queries = new List<int>();
        var relevant = new List<HashSet<int>>();
        for (var actor = 0; actor < isCandidate.Length; actor++)
        {
            if (isKnown[actor]) continue;
            HashSet<int> partners = [];
            foreach (var partner in testGraph.Adjacency.RowColumns(actor))
                if (isCandidate[partner]) partners.Add(partner);
            if (partners.Count == 0) continue;
            queries.Add(actor);
            relevant.Add(partners);
        }

        return new(train, trainGraph, [.. queries], [.. relevant], isCandidate);
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

using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// A split in time for predicting new partners. Collaborations that start before the cut are train, those from the cut until the end are test; those without a date
/// or with more actors than the cap are in neither. A query is an actor with a train partner and at least one new test partner that also has a train partner.
/// Candidates are all actors with a train partner, less the query and its train partners.
/// </summary>
public sealed class PartnerSplit
{
    internal PartnerSplit(Hypergraph train, CollaborationGraph trainGraph, int[] queries, HashSet<int>[] relevant, bool[] isCandidate)
    {
        Train = train;
        TrainGraph = trainGraph;
        Queries = queries;
        Relevant = relevant;
        IsCandidate = isCandidate;
    }

    /// <summary>What a model may learn from.</summary>
    public Hypergraph Train { get; }

    /// <summary>Its projection, without ageing.</summary>
    public CollaborationGraph TrainGraph { get; }

    /// <summary>The actors asked about, ascending.</summary>
    public int[] Queries { get; }

    /// <summary>For each query, in the same order, its new partners of the test period.</summary>
    public HashSet<int>[] Relevant { get; }

    /// <summary>For each actor, whether it has a train partner.</summary>
    public bool[] IsCandidate { get; }

    /// <summary>Makes the split. O(pairs).</summary>
    /// <param name="collaborations">Everything known.</param>
    /// <param name="cutDay">First day of the test period, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="untilDay">First day after it; <see cref="int.MaxValue"/> for an open end.</param>
    /// <param name="maximumSize">The cap on actors in a collaboration.</param>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public static PartnerSplit At(Hypergraph collaborations, int cutDay, int untilDay = int.MaxValue, int maximumSize = 60)
    {
        return Between(collaborations, cutDay, untilDay, maximumSize, (actor, isCandidate) => isCandidate[actor]);
    }

    /// <summary>The same with so many of its queries at the most, evenly spaced.</summary>
    /// <param name="count">At least 1.</param>
    public PartnerSplit AtMost(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (Queries.Length <= count) return this;
        int[] kept = [.. Enumerable.Range(0, count).Select(at => (int)((long)at * Queries.Length / count))];
        return new(Train, TrainGraph, Array.ConvertAll(kept, at => Queries[at]), Array.ConvertAll(kept, at => Relevant[at]), IsCandidate);
    }

    /// <summary>The split whose queries are those who are asked about and have a new test partner among the candidates.</summary>
    internal static PartnerSplit Between(Hypergraph collaborations, int cutDay, int untilDay, int maximumSize, Func<int, bool[], bool> isAsked)
    {
        if (untilDay <= cutDay) throw new ArgumentException("The test period ends before it begins.", nameof(untilDay));
        var ties = new ProjectionOptions { MaximumSize = maximumSize };
        var train = collaborations.Between(int.MinValue, cutDay).UpToSize(maximumSize);
        var trainGraph = Projection.Build(train, ties);
        var testGraph = Projection.Build(collaborations.Between(cutDay, untilDay), ties);
        var isCandidate = new bool[collaborations.ActorCount];
        for (var actor = 0; actor < isCandidate.Length; actor++) isCandidate[actor] = trainGraph.Degree(actor) > 0;

        var queries = new List<int>();
        var relevant = new List<HashSet<int>>();
        for (var actor = 0; actor < isCandidate.Length; actor++)
        {
            if (!isAsked(actor, isCandidate)) continue;
            var fresh = new HashSet<int>();
            foreach (var partner in testGraph.Adjacency.RowColumns(actor))
                if (isCandidate[partner] && !trainGraph.Adjacency.Contains(actor, partner)) fresh.Add(partner);
            if (fresh.Count == 0) continue;
            queries.Add(actor);
            relevant.Add(fresh);
        }

        return new(train, trainGraph, [.. queries], [.. relevant], isCandidate);
    }
}

using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// A split in time for completing groups. Collaborations that start before the cut are train. A query is a collaboration that starts within the test period, of a size within bounds, of which one member is hidden:
/// which one is drawn with a seed. Candidates are all actors with a train partner, less the members that are left. Where the hidden one has no train partner, it cannot be found by anybody; the query is left out and counted.
/// </summary>
public sealed class CompletionSplit
{
    private CompletionSplit(Hypergraph train, CollaborationGraph trainGraph, bool[] isCandidate, CompletionQuery[] queries, int unknownHidden)
    {
        Train = train;
        TrainGraph = trainGraph;
        IsCandidate = isCandidate;
        Queries = queries;
        UnknownHidden = unknownHidden;
    }

    /// <summary>The same with so many of its queries at the most, evenly spaced.</summary>
    /// <param name="count">At least 1.</param>
    public CompletionSplit AtMost(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Queries.Count <= count ? this : new(Train, TrainGraph, IsCandidate, [.. Enumerable.Range(0, count).Select(at => Queries[(int)((long)at * Queries.Count / count)])], UnknownHidden);
    }

    /// <summary>What a model may learn from.</summary>
    public Hypergraph Train { get; }

    /// <summary>Its projection, without ageing.</summary>
    public CollaborationGraph TrainGraph { get; }

    /// <summary>For each actor, whether it has a train partner.</summary>
    public bool[] IsCandidate { get; }

    /// <summary>What is asked, in the order of the collaborations.</summary>
    public IReadOnlyList<CompletionQuery> Queries { get; }

    /// <summary>Collaborations that were left out because the hidden member has no train partner.</summary>
    public int UnknownHidden { get; }

    /// <summary>Makes the split. O(pairs).</summary>
    /// <param name="collaborations">Everything known.</param>
    /// <param name="cutDay">First day of the test period, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="untilDay">First day after it; <see cref="int.MaxValue"/> for an open end.</param>
    /// <param name="seed">Draws who is hidden.</param>
    /// <param name="options">Sizes and how many are hidden, one after another, of each collaboration.</param>
    /// <exception cref="ArgumentException">The period is empty, or the sizes are not.</exception>
    public static CompletionSplit At(Hypergraph collaborations, int cutDay, int untilDay, ulong seed, CompletionOptions options)
    {
        if (untilDay <= cutDay) throw new ArgumentException("The test period ends before it begins.", nameof(untilDay));
        options.Validate();
        var train = collaborations.Between(int.MinValue, cutDay).UpToSize(options.MaximumTrainSize);
        var graph = Projection.Build(train, new ProjectionOptions { MaximumSize = options.MaximumTrainSize });
        var isCandidate = new bool[collaborations.ActorCount];
        for (var actor = 0; actor < isCandidate.Length; actor++) isCandidate[actor] = graph.Degree(actor) > 0;
        var (queries, unknown) = (new List<CompletionQuery>(), 0);
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            var day = collaborations.Day(c);
            var members = collaborations.Members(c);
            if (day == Hypergraph.UnknownDay || day < cutDay || day >= untilDay || members.Length < options.FewestMembers || members.Length > options.MostMembers) continue;
            var random = new SplitMix64(seed ^ ((ulong)(c + 1) * 0x9E3779B97F4A7C15));
            foreach (var at in random.Sample(members.Length, Math.Min(options.HiddenEach, members.Length)))
            {
                if (isCandidate[members[at]]) queries.Add(new(c, new([.. members[..at], .. members[(at + 1)..]], collaborations.Themes(c).ToArray()), members[at]));
                else unknown++;
            }
        }

        return new(train, graph, isCandidate, [.. queries], unknown);
    }
}

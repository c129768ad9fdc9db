namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// Some of many candidates to be chosen: at least and at most so many, under quotas on groups of them, a budget and pairs that cannot both be, for the greatest sum of fits and of what the topics covered are worth.
/// That sum is a submodular function of the chosen (Nemhauser, Wolsey, Fisher 1978), here in the form that a linear program can hold.
/// </summary>
public sealed class CohortProblem
{
    /// <param name="fit">What each candidate adds by itself; any finite number. Its length is the number of candidates.</param>
    /// <param name="atLeast">At least so many are chosen.</param>
    /// <param name="atMost">At most so many.</param>
    /// <exception cref="ArgumentException">Numbers that are not finite, a cost or weight below 0, slopes that rise, candidates that are not there or twice in a group, one locked and forbidden, both of a conflict locked, a conflict twice.</exception>
    public CohortProblem(double[] fit, int atLeast, int atMost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(atLeast);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, atLeast);
        foreach (var one in fit)
            if (!double.IsFinite(one)) throw new ArgumentException($"A fit is a finite number; got {one}.", nameof(fit));
        (Fit, AtLeast, AtMost, Cost) = (fit, atLeast, atMost, new double[fit.Length]);
    }

    /// <summary>Fit of each candidate.</summary>
    public double[] Fit { get; }

    /// <summary>Least number of places filled.</summary>
    public int AtLeast { get; }

    /// <summary>Places.</summary>
    public int AtMost { get; }

    /// <summary>Number of candidates.</summary>
    public int Count => Fit.Length;

    /// <summary>Cost of each candidate, at least 0, in the unit of <see cref="Budget"/>; nothing unless set.</summary>
    public double[] Cost { get; init; }

    /// <summary>The costs of the chosen add up to no more than this; infinite unless set.</summary>
    public double Budget { get; init; } = double.PositiveInfinity;

    /// <summary>Quotas.</summary>
    public IReadOnlyList<CohortGroup> Groups { get; init; } = [];

    /// <summary>Topics to be covered.</summary>
    public IReadOnlyList<CoverageTopic> Topics { get; init; } = [];

    /// <summary>Pairs of which at most one is chosen.</summary>
    public IReadOnlyList<(int First, int Second)> Conflicts { get; init; } = [];

    /// <summary>Candidates that are chosen whatever they are worth.</summary>
    public IReadOnlyCollection<int> Locked { get; init; } = [];

    /// <summary>Candidates that are not to be chosen.</summary>
    public IReadOnlyCollection<int> Forbidden { get; init; } = [];

    /// <summary>Checks everything, once, before it is solved; O(what was given).</summary>
    /// <exception cref="ArgumentException">See the constructor; the message says which and why.</exception>
    public void Require()
    {
        if (Cost.Length != Count) throw new ArgumentException($"There are {Count} candidates and {Cost.Length} costs.", nameof(Cost));
        foreach (var cost in Cost)
            if (!(cost >= 0 && double.IsFinite(cost))) throw new ArgumentException($"A cost is at least 0 and finite; got {cost}.", nameof(Cost));
        if (!(Budget >= 0)) throw new ArgumentException($"A budget is at least 0; got {Budget}.", nameof(Budget));
        for (var group = 0; group < Groups.Count; group++) Require(Groups[group], group);
        for (var topic = 0; topic < Topics.Count; topic++) Require(Topics[topic], topic);
        foreach (var one in Locked.Concat(Forbidden)) RequireCandidate(one, "locked or forbidden");
        foreach (var one in Locked.Intersect(Forbidden)) throw new ArgumentException($"Candidate {one} is locked and forbidden.", nameof(Locked));
        var (locked, pairs) = (Locked.ToHashSet(), new HashSet<(int, int)>());
        foreach (var (first, second) in Conflicts)
        {
            RequireCandidate(first, "in a conflict");
            RequireCandidate(second, "in a conflict");
            if (!pairs.Add((Math.Min(first, second), Math.Max(first, second)))) throw new ArgumentException($"The conflict of candidates {first} and {second} is there twice.", nameof(Conflicts));
            if (first == second) throw new ArgumentException($"Candidate {first} is in conflict with itself.", nameof(Conflicts));
            if (locked.Contains(first) && locked.Contains(second)) throw new ArgumentException($"Candidates {first} and {second} are both locked, and in conflict.", nameof(Locked));
        }
    }

    private void Require(CohortGroup group, int at)
    {
        if (group.AtLeast < 0 || group.AtMost < group.AtLeast) throw new ArgumentException($"Group {at} asks for at least {group.AtLeast} and at most {group.AtMost}.", nameof(group));
        RequireEachOnce(group.Members, $"Group {at}");
    }

    private void Require(CoverageTopic topic, int at)
    {
        RequireEachOnce([.. topic.Members.Select(member => member.Candidate)], $"Topic {at}");
        foreach (var (_, weight) in topic.Members)
            if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentException($"A weight is at least 0 and finite; topic {at} has {weight}.", nameof(topic));
        var before = double.PositiveInfinity;
        foreach (var (length, slope) in topic.Pieces)
        {
            if (!(length > 0 && double.IsFinite(length) && slope >= 0 && double.IsFinite(slope) && slope <= before))
                throw new ArgumentException($"Topic {at}: a piece has a length above 0, and a slope of at least 0 that is no more than the one before.", nameof(topic));
            before = slope;
        }
    }

    private void RequireEachOnce(IReadOnlyList<int> members, string what)
    {
        var seen = new HashSet<int>();
        foreach (var member in members)
        {
            RequireCandidate(member, what);
            if (!seen.Add(member)) throw new ArgumentException($"{what} has candidate {member} twice.", nameof(members));
        }
    }

    private void RequireCandidate(int one, string where)
    {
        if ((uint)one >= (uint)Count) throw new ArgumentException($"There are {Count} candidates, and {one} is not among them ({where}).", nameof(one));
    }
}

namespace Matchmaker.Engine.Graph;

/// <summary>
/// Collaborations as hyperedges over densely numbered actors: who took part, who led, when it started, and how much its kind counts.
/// Immutable; made by <see cref="HypergraphBuilder"/>. Memory: 4 bytes a membership, a lead or a theme, and 20 a collaboration.
/// </summary>
public sealed class Hypergraph
{
    /// <summary>The day of a collaboration whose start is not known.</summary>
    public const int UnknownDay = int.MinValue;

    private readonly int[] _memberStarts;
    private readonly int[] _members;
    private readonly int[] _days;
    private readonly float[] _weights;
    private readonly int[] _themeStarts;
    private readonly int[] _themes;
    private readonly int[] _leaderStarts;
    private readonly int[] _leaders;

    internal Hypergraph(int actorCount, int[] memberStarts, int[] members, int[] days, float[] weights, int[] themeStarts, int[] themes, int[] leaderStarts, int[] leaders)
    {
        ActorCount = actorCount;
        _memberStarts = memberStarts;
        _members = members;
        _days = days;
        _weights = weights;
        _themeStarts = themeStarts;
        _themes = themes;
        _leaderStarts = leaderStarts;
        _leaders = leaders;
    }

    /// <summary>Number of actors; members are 0 … <see cref="ActorCount"/> − 1.</summary>
    public int ActorCount { get; }

    /// <summary>Number of collaborations.</summary>
    public int CollaborationCount => _days.Length;

    /// <summary>Memberships over all collaborations.</summary>
    public int MembershipCount => _members.Length;

    /// <summary>The distinct actors of a collaboration, ascending.</summary>
    public ReadOnlySpan<int> Members(int collaboration) =>
        _members.AsSpan(_memberStarts[collaboration], _memberStarts[collaboration + 1] - _memberStarts[collaboration]);

    /// <summary>Number of distinct actors of a collaboration.</summary>
    public int Size(int collaboration) => _memberStarts[collaboration + 1] - _memberStarts[collaboration];

    /// <summary>Start as a <see cref="DateOnly.DayNumber"/>, or <see cref="UnknownDay"/>.</summary>
    public int Day(int collaboration) => _days[collaboration];

    /// <summary>Weight of the collaboration's kind, above 0; 1 is a joint project.</summary>
    public float Weight(int collaboration) => _weights[collaboration];

    /// <summary>Dense indices of the sectors or themes a collaboration was about; may be empty.</summary>
    public ReadOnlySpan<int> Themes(int collaboration) =>
        _themes.AsSpan(_themeStarts[collaboration], _themeStarts[collaboration + 1] - _themeStarts[collaboration]);

    /// <summary>The distinct members who led a collaboration, ascending; empty where that is not known.</summary>
    public ReadOnlySpan<int> Leaders(int collaboration) =>
        _leaders.AsSpan(_leaderStarts[collaboration], _leaderStarts[collaboration + 1] - _leaderStarts[collaboration]);

    /// <summary>The collaborations of at most so many actors, over the same actors, in the same order. O(memberships).</summary>
    public Hypergraph UpToSize(int maximumSize) => Where(collaboration => Size(collaboration) <= maximumSize);

    /// <summary>
    /// The collaborations that start on a day within [<paramref name="from"/>, <paramref name="until"/>), over the same actors, in the same order.
    /// Those without a date are in none. O(memberships).
    /// </summary>
    public Hypergraph Between(int from, int until) =>
        Where(collaboration => _days[collaboration] != UnknownDay && _days[collaboration] >= from && _days[collaboration] < until);

    private Hypergraph Where(Predicate<int> keeps)
    {
        var kept = new HypergraphBuilder(ActorCount);
        for (var collaboration = 0; collaboration < CollaborationCount; collaboration++)
            if (keeps(collaboration)) kept.Add(Members(collaboration), _days[collaboration], _weights[collaboration], Themes(collaboration), Leaders(collaboration));
        return kept.Build();
    }
}

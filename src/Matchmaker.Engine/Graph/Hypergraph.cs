namespace Matchmaker.Engine.Graph;

/// <summary>
/// Collaborations as hyperedges over densely numbered actors: who took part, when it started, and how much its kind counts.
/// Immutable; made by <see cref="HypergraphBuilder"/>. Memory: 4 bytes a membership and 12 a collaboration.
/// </summary>
public sealed class Hypergraph
{
    /// <summary>The day of a collaboration whose start is not known.</summary>
    public const int UnknownDay = int.MinValue;

    private readonly int[] _memberStarts;
    private readonly int[] _members;
    private readonly int[] _days;
    private readonly float[] _weights;

    internal Hypergraph(int actorCount, int[] memberStarts, int[] members, int[] days, float[] weights)
    {
        ActorCount = actorCount;
        _memberStarts = memberStarts;
        _members = members;
        _days = days;
        _weights = weights;
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

    /// <summary>
    /// The collaborations that start on a day within [<paramref name="from"/>, <paramref name="until"/>), over the same actors, in the same order.
    /// Those without a date are in none. O(memberships).
    /// </summary>
    public Hypergraph Between(int from, int until)
    {
        var kept = new HypergraphBuilder(ActorCount);
        for (var collaboration = 0; collaboration < CollaborationCount; collaboration++)
        {
            var day = _days[collaboration];
            if (day != UnknownDay && day >= from && day < until) kept.Add(Members(collaboration), day, _weights[collaboration]);
        }

        return kept.Build();
    }
}

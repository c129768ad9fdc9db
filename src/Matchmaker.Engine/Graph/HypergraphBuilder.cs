using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Graph;

/// <summary>Collects collaborations into a <see cref="Hypergraph"/>. Not safe for use by several threads.</summary>
public sealed class HypergraphBuilder
{
    private readonly int _actorCount;
    private readonly List<int> _memberStarts = [0];
    private readonly List<int> _members = [];
    private readonly List<int> _days = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _themeStarts = [0];
    private readonly List<int> _themes = [];
    private readonly List<int> _leaderStarts = [0];
    private readonly List<int> _leaders = [];

    /// <param name="actorCount">Members are 0 … actorCount − 1.</param>
    public HypergraphBuilder(int actorCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actorCount);
        _actorCount = actorCount;
    }

    /// <summary>Adds a collaboration. A member or leader named twice counts once.</summary>
    /// <param name="members">Dense actor indices, in any order.</param>
    /// <param name="day">Start as <see cref="DateOnly.DayNumber"/>, or <see cref="Hypergraph.UnknownDay"/>.</param>
    /// <param name="weight">Weight of its kind; finite and above 0.</param>
    /// <param name="themes">Dense indices of what it was about, from 0 on; may be empty.</param>
    /// <param name="leaders">Those of the members who led it; empty where that is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member, a theme, a leader or the weight is outside its range.</exception>
    public void Add(ReadOnlySpan<int> members, int day, float weight = 1, ReadOnlySpan<int> themes = default, ReadOnlySpan<int> leaders = default)
    {
        if (!(weight > 0) || !float.IsFinite(weight)) throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is finite and above 0.");
        foreach (var theme in themes) ArgumentOutOfRangeException.ThrowIfNegative(theme, nameof(themes));
        foreach (var member in members)
            if ((uint)member >= (uint)_actorCount) throw new ArgumentOutOfRangeException(nameof(members), member, $"Members are 0 … {_actorCount - 1}.");
        foreach (var leader in leaders)
            if (!members.Contains(leader)) throw new ArgumentOutOfRangeException(nameof(leaders), leader, "Who leads is a member.");
        AddDistinct(members, _members, _memberStarts);
        AddDistinct(leaders, _leaders, _leaderStarts);
        _days.Add(day);
        _weights.Add(weight);
        _themes.AddRange(themes);
        _themeStarts.Add(_themes.Count);
    }

    /// <summary>The hypergraph of everything added so far.</summary>
    public Hypergraph Build() => new(_actorCount, [.. _memberStarts], [.. _members], [.. _days], [.. _weights], [.. _themeStarts], [.. _themes], [.. _leaderStarts], [.. _leaders]);

    private static void AddDistinct(ReadOnlySpan<int> actors, List<int> all, List<int> starts)
    {
        var start = all.Count;
        all.AddRange(actors);
        var added = CollectionsMarshal.AsSpan(all)[start..];
        added.Sort();
        var distinct = 0;
        for (var at = 0; at < added.Length; at++)
            if (at == 0 || added[at] != added[at - 1]) added[distinct++] = added[at];
        CollectionsMarshal.SetCount(all, start + distinct);
        starts.Add(all.Count);
    }
}

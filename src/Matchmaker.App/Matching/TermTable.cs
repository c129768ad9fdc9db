using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Matching;

/// <summary>Collects which actor has which term. All terms of an actor come one after another, actors ascending.</summary>
internal sealed class TermTable
{
    private readonly List<int> _actors = [];
    private readonly List<int> _terms = [];
    private readonly List<float> _values = [];

    // Where each term was last added.
    private readonly List<int> _last = [];

    /// <summary>A term that is said twice counts once, at its strongest.</summary>
    public void Add(int actor, int term, float value)
    {
        while (_last.Count <= term) _last.Add(-1);
        var at = _last[term];
        if (at >= 0 && _actors[at] == actor)
        {
            _values[at] = Math.Max(_values[at], value);
            return;
        }

        _last[term] = _actors.Count;
        _actors.Add(actor);
        _terms.Add(term);
        _values.Add(value);
    }

    /// <summary>Adds all terms of an actor at once, none of them twice.</summary>
    public void AddRow(int actor, ReadOnlySpan<int> terms, ReadOnlySpan<float> values, int firstTerm = 0)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            _actors.Add(actor);
            _terms.Add(firstTerm + terms[at]);
            _values.Add(values[at]);
        }
    }

    /// <summary>Actors × terms, numbered anew by <paramref name="columnOf"/>; what it puts at -1 is left out.</summary>
    public SparseRows ToRows(int actors, int columns, ReadOnlySpan<int> columnOf)
    {
        var starts = new int[actors + 1];
        for (var at = 0; at < _actors.Count; at++)
            if (columnOf[_terms[at]] >= 0) starts[_actors[at] + 1]++;
        for (var actor = 0; actor < actors; actor++) starts[actor + 1] += starts[actor];
        var kept = new int[starts[^1]];
        var values = new float[starts[^1]];
        var next = 0;
        for (var at = 0; at < _actors.Count; at++)
        {
            if (columnOf[_terms[at]] < 0) continue;
            kept[next] = columnOf[_terms[at]];
            values[next++] = _values[at];
        }

        for (var actor = 0; actor < actors; actor++) Array.Sort(kept, values, starts[actor], starts[actor + 1] - starts[actor]);
        return new(columns, starts, kept, values);
    }

    /// <summary>How many actors have each term.</summary>
    public int[] ActorsWith(int terms)
    {
        var counts = new int[terms];
        foreach (var term in _terms) counts[term]++;
        return counts;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Matching;

/// <summary>Collects which actor has which term. All terms of an actor come one after another.</summary>
internal sealed class TermTable
{
    private readonly List<int> _actors = [];
    private readonly List<int> _terms = [];
    private readonly List<float> _values = [];

    /// <summary>A term that is said twice counts once, at its strongest.</summary>
    public void Add(int actor, int term, float value)
    {
        for (var at = _actors.Count - 1; at >= 0 && _actors[at] == actor; at--)
        {
            if (_terms[at] != term) continue;
            _values[at] = Math.Max(_values[at], value);
            return;
        }

        _actors.Add(actor);
        _terms.Add(term);
        _values.Add(value);
    }

    /// <summary>Actors × terms, numbered anew by <paramref name="columnOf"/>; what it puts at -1 is left out.</summary>
    public SparseRows ToRows(int actors, int columns, Func<int, int> columnOf)
    {
        List<int> rows = [], kept = [];
        List<float> values = [];
        for (var at = 0; at < _actors.Count; at++)
        {
            var column = columnOf(_terms[at]);
            if (column < 0) continue;
            rows.Add(_actors[at]);
            kept.Add(column);
            values.Add(_values[at]);
        }

        return SparseRows.FromEntries(actors, columns, [.. rows], [.. kept], [.. values]);
    }

    /// <summary>How many actors have each term.</summary>
    public int[] ActorsWith(int terms)
    {
        var counts = new int[terms];
        foreach (var term in _terms) counts[term]++;
        return counts;
    }
}

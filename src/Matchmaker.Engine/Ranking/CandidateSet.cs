namespace Matchmaker.Engine.Ranking;

/// <summary>Collects distinct actors. Working memory of one thread: a byte an actor.</summary>
internal sealed class CandidateSet(int actors)
{
    private readonly bool[] _holds = new bool[actors];
    private readonly List<int> _actors = [];

    /// <summary>Whether it was not there yet. O(1).</summary>
    public bool Add(int actor)
    {
        if (_holds[actor]) return false;
        _holds[actor] = true;
        _actors.Add(actor);
        return true;
    }

    /// <summary>All of them, ascending; the set is empty afterwards. O(n log n).</summary>
    public int[] Take()
    {
        var actors = _actors.ToArray();
        Clear();
        Array.Sort(actors);
        return actors;
    }

    public void Clear()
    {
        foreach (var actor in _actors) _holds[actor] = false;
        _actors.Clear();
    }
}

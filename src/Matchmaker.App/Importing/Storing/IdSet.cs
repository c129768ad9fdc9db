namespace Matchmaker.App.Importing.Storing;

/// <summary>A set of keys as one bit each: a million actors take 125 kB, so that an import may remember whom it has met.</summary>
internal sealed class IdSet
{
    private ulong[] _words = new ulong[256];

    public int Count { get; private set; }

    public bool Contains(long id) => id >> 6 < _words.Length && (_words[id >> 6] & (1ul << (int)(id & 63))) != 0;

    /// <summary>True where it was not in the set before.</summary>
    public bool Add(long id)
    {
        var word = checked((int)(id >> 6));
        if (word >= _words.Length) Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        var bit = 1ul << (int)(id & 63);
        if ((_words[word] & bit) != 0) return false;
        _words[word] |= bit;
        Count++;
        return true;
    }

    public void Remove(long id)
    {
        if (!Contains(id)) return;
        _words[id >> 6] &= ~(1ul << (int)(id & 63));
        Count--;
    }
}

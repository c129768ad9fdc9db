namespace Matchmaker.App.Search.Sqlite;

/// <summary>The postings that were asked for lately, up to a limit of memory: the one that has not been asked for the longest goes first.</summary>
internal sealed class PostingsCache(long mostBytes = 40L << 20)
{
    private const int Overhead = 200;

    private readonly Dictionary<string, LinkedListNode<(string Key, Postings Postings)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Postings Postings)> _latest = new();
    private readonly Lock _lock = new();
    private long _bytes;

    public Postings? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node)) return null;
            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.Postings;
        }
    }

    public void Add(string key, Postings postings)
    {
        lock (_lock)
        {
            if (_byKey.ContainsKey(key)) return;
            _byKey.Add(key, _latest.AddFirst((key, postings)));
            _bytes += Size(key, postings);
            while (_bytes > mostBytes && _latest.Last is { } oldest)
            {
                _latest.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
                _bytes -= Size(oldest.Value.Key, oldest.Value.Postings);
            }
        }
    }

    private static long Size(string key, Postings postings) => Overhead + (key.Length * 2) + (postings.Count * 8L);
}

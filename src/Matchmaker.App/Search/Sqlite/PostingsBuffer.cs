using System.Buffers;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>Room for postings whose number is not known yet. Borrowed: large arrays made for each query would keep the garbage collector busy.</summary>
internal ref struct PostingsBuffer(int most)
{
    private readonly int[] _slots = ArrayPool<int>.Shared.Rent(most);
    private readonly float[] _scores = ArrayPool<float>.Shared.Rent(most);
    private int _count = 0;

    public void Add(int slot, float score)
    {
        _slots[_count] = slot;
        _scores[_count++] = score;
    }

    /// <summary>What was added; the room is given back, so this is the last call.</summary>
    public readonly Postings ToPostings()
    {
        Postings postings = new(_slots.AsSpan(0, _count).ToArray(), _scores.AsSpan(0, _count).ToArray());
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<float>.Shared.Return(_scores);
        return postings;
    }
}

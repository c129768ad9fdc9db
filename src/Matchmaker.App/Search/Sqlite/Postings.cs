namespace Matchmaker.App.Search.Sqlite;

/// <summary>Actors that fit something, with their scores. Slots ascend. Never changed once made: the cache hands them out.</summary>
internal sealed record Postings(int[] Slots, float[] Scores)
{
    public static readonly Postings None = new([], []);

    public int Count => Slots.Length;

    public Postings Times(float boost) => boost == 1 ? this : new(Slots, Array.ConvertAll(Scores, score => score * boost));

    /// <summary>Those in both, with the sum of the scores.</summary>
    public Postings And(Postings other) => Merge(other, keepLeft: false, keepRight: false);

    /// <summary>Those in either, with the sum of the scores.</summary>
    public Postings Or(Postings other) => Count == 0 ? other : other.Count == 0 ? this : Merge(other, keepLeft: true, keepRight: true);

    /// <summary>These, with the scores of the others added where they are among them.</summary>
    public Postings Plus(Postings other) => other.Count == 0 ? this : Merge(other, keepLeft: true, keepRight: false);

    public bool Contains(int slot) => Array.BinarySearch(Slots, slot) >= 0;

    private Postings Merge(Postings other, bool keepLeft, bool keepRight)
    {
        var most = keepLeft && keepRight ? Count + other.Count : keepLeft ? Count : Math.Min(Count, other.Count);
        var merged = new PostingsBuffer(most);
        for (int left = 0, right = 0; left < Count || right < other.Count;)
        {
            var (a, b) = (left < Count ? Slots[left] : int.MaxValue, right < other.Count ? other.Slots[right] : int.MaxValue);
            if (a == b || (a < b ? keepLeft : keepRight)) merged.Add(Math.Min(a, b), (a <= b ? Scores[left] : 0) + (b <= a ? other.Scores[right] : 0));
            if (a <= b) left++;
            if (b <= a) right++;
        }

        return merged.ToPostings();
    }
}

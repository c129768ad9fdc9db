namespace Matchmaker.Engine.Numerics;

/// <summary>A set of dense indices as one bit each: those a search may return.</summary>
public sealed class CandidateMask
{
    private readonly ulong[] _words;

    /// <summary>An empty set over indices 0..count − 1.</summary>
    public CandidateMask(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        _words = new ulong[(count + 63) / 64];
    }

    /// <summary>Number of indices, in the set or not.</summary>
    public int Count { get; }

    /// <summary>Whether an index is in the set. An index outside 0..Count − 1 is not. O(1).</summary>
    public bool this[int index]
    {
        get => (uint)index < (uint)Count && (_words[index >> 6] & (1UL << index)) != 0;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            if (value) _words[index >> 6] |= 1UL << index;
            else _words[index >> 6] &= ~(1UL << index);
        }
    }
}

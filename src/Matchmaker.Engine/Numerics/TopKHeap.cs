namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Keeps the best k of a stream of scored indices in a caller's buffer, without allocating. The worst one kept sits at the root of a binary heap.
/// The result does not depend on the order of the offers: ties go to the lower index. Each offer costs O(1) when rejected, O(log k) when kept.
/// </summary>
public ref struct TopKHeap
{
    private readonly Span<ScoredIndex> _kept;
    private int _count;

    /// <summary>An empty heap over a buffer whose length is k.</summary>
    public TopKHeap(Span<ScoredIndex> buffer)
    {
        _kept = buffer;
        _count = 0;
    }

    /// <summary>Goes on with a buffer whose first <paramref name="count"/> places another heap has filled, and not sorted.</summary>
    internal TopKHeap(Span<ScoredIndex> buffer, int count)
    {
        _kept = buffer;
        _count = count;
    }

    /// <summary>Number kept so far, at most k.</summary>
    public readonly int Count => _count;

    /// <summary>The worst score kept once full; an index later than all offered so far must exceed it. Negative infinity while there is room.</summary>
    public readonly float Threshold => _kept.Length == 0 ? float.PositiveInfinity : IsFull ? _kept[0].Score : float.NegativeInfinity;

    /// <summary>True once k are kept.</summary>
    public readonly bool IsFull => _count == _kept.Length;

    /// <summary>Offers one index. A score that is not a number is never kept.</summary>
    public void Offer(int index, float score)
    {
        if (float.IsNaN(score)) return;
        var offered = new ScoredIndex(index, score);
        if (_count < _kept.Length)
        {
            SiftUp(_count++, offered);
        }
        else if (_count > 0 && offered.RanksBefore(_kept[0]))
        {
            SiftDown(offered, _count);
        }
    }

    /// <summary>Puts what was kept in order, best first, and empties the heap. O(k log k).</summary>
    /// <returns>The filled part of the buffer.</returns>
    public Span<ScoredIndex> TakeSorted()
    {
        var total = _count;
        for (var last = total - 1; last > 0; last--)
        {
            var moved = _kept[last];
            _kept[last] = _kept[0];
            SiftDown(moved, last);
        }

        _count = 0;
        return _kept[..total];
    }

    private readonly void SiftUp(int hole, ScoredIndex item)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) >> 1;
            if (!_kept[parent].RanksBefore(item)) break;
            _kept[hole] = _kept[parent];
            hole = parent;
        }

        _kept[hole] = item;
    }

    private readonly void SiftDown(ScoredIndex item, int count)
    {
        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= count) break;
            if (child + 1 < count && _kept[child].RanksBefore(_kept[child + 1])) child++;
            if (!item.RanksBefore(_kept[child])) break;
            _kept[hole] = _kept[child];
            hole = child;
        }

        _kept[hole] = item;
    }
}

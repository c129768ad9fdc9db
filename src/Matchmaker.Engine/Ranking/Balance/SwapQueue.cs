namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Takes the cheapest swap over many queries again and again. What each query offers is looked at anew when its turn comes, because swaps elsewhere change which floors have
/// room; ties go to the lower query.
/// </summary>
/// <param name="offer">A query's cheapest swap that is allowed now, or null.</param>
internal sealed class SwapQueue(Func<int, SlotSwap?> offer)
{
    private readonly PriorityQueue<int, (double Loss, int Query)> _queue = new();

    public void Add(int query)
    {
        if (offer(query) is { } swap) _queue.Enqueue(query, (swap.Loss, query));
    }

    /// <summary>The cheapest swap and its query, which leaves the queue; null when nothing is left.</summary>
    public (int Query, SlotSwap Swap)? Take()
    {
        while (_queue.TryDequeue(out var query, out var known))
        {
            if (offer(query) is not { } swap) continue;
            if (swap.Loss <= known.Loss) return (query, swap);
            _queue.Enqueue(query, (swap.Loss, query));
        }

        return null;
    }
}

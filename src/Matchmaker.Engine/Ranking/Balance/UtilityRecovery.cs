namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Takes back what prices and repair overdid: swaps that raise utility and break no floor, the greatest gain first, until none is left.</summary>
internal sealed class UtilityRecovery(BalanceProblem problem, SlotChoice choice, CancellationToken cancellation)
{
    /// <summary>O(queries · k · candidates ahead of the last slot) at the most; lists that are by utility alone cost next to nothing.</summary>
    public void Run()
    {
        var queue = new SwapQueue(Best);
        for (var query = 0; query < problem.Batch.QueryCount; query++) queue.Add(query);
        while (queue.Take() is { } best)
        {
            cancellation.ThrowIfCancellationRequested();
            choice.Swap(best.Swap.Leaving, best.Swap.Entering);
            queue.Add(best.Query);
        }
    }

    private SlotSwap? Best(int query)
    {
        SlotSwap? best = null;
        var utilities = problem.Batch.Utilities;
        var (first, last) = (problem.Batch.Starts[query], problem.Batch.Starts[query + 1] - 1);
        while (last >= first && !choice.IsChosen[last]) last--;
        for (var entering = first; entering < last; entering++)
        {
            if (choice.IsChosen[entering]) continue;
            for (var leaving = last; leaving > entering; leaving--)
            {
                var loss = (double)utilities[leaving] - utilities[entering];
                if (loss >= (best?.Loss ?? 0)) break;
                if (choice.IsChosen[leaving] && choice.Allows(choice.GroupsOf(leaving), choice.GroupsOf(entering))) best = new(leaving, entering, loss);
            }
        }

        return best;
    }
}

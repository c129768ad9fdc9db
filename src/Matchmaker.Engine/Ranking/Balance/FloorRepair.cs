namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Makes the floors hold exactly where prices leave a group a few slots short: a tie goes the wrong way, or a later price took a slot back. First the swaps that lose least and break
/// no other floor, then chains of swaps (<see cref="SwapChains"/>).
/// </summary>
internal sealed class FloorRepair(BalanceProblem problem, SlotChoice choice, CancellationToken cancellation)
{
    private readonly SwapChains _chains = new(problem, choice);

    /// <summary>O(lacking groups · queries with their candidates · candidates), and a logarithm for each swap.</summary>
    public void Run()
    {
        bool isBetter;
        do
        {
            isBetter = false;
            for (var group = 0; group < problem.GroupCount; group++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (choice.Lack(group) > 0) isBetter |= Swap(group);
                while (choice.Lack(group) > 0 && _chains.TryFollow(group)) isBetter = true;
            }

            if (!isBetter && problem.Attributes.Count > 1) isBetter = _chains.TryDetours();
        }
        while (isBetter && Enumerable.Range(0, problem.GroupCount).Any(group => choice.Lack(group) > 0));
    }

    private bool Swap(int group)
    {
        var isMember = Array.ConvertAll(problem.GroupsOfKind, groups => groups.Contains(group));
        var queue = new SwapQueue(query => Cheapest(query, isMember));
        foreach (var query in problem.Index.Queries(group)) queue.Add(query);
        var isBetter = false;
        while (choice.Lack(group) > 0 && queue.Take() is { } cheapest)
        {
            choice.Swap(cheapest.Swap.Leaving, cheapest.Swap.Entering);
            queue.Add(cheapest.Query);
            isBetter = true;
        }

        return isBetter;
    }

    /// <summary>The best candidate of the group without a slot against the worst slot that may go, over all pairs in the query.</summary>
    private SlotSwap? Cheapest(int query, bool[] isMember)
    {
        SlotSwap? cheapest = null;
        var utilities = problem.Batch.Utilities;
        var (first, last) = (problem.Batch.Starts[query], problem.Batch.Starts[query + 1] - 1);
        while (last >= first && !choice.IsChosen[last]) last--;
        for (var entering = first; entering < problem.Batch.Starts[query + 1]; entering++)
        {
            if (choice.IsChosen[entering] || !isMember[problem.KindOfEntry[entering]]) continue;

            // Nothing further down can do better, even against the worst slot of all.
            if (cheapest is { } known && utilities[last] - utilities[entering] >= known.Loss) break;
            if (WorstLeaving(first, last, entering, isMember) is { } swap && (cheapest is null || swap.Loss < cheapest.Value.Loss)) cheapest = swap;
        }

        return cheapest;
    }

    private SlotSwap? WorstLeaving(int first, int last, int entering, bool[] isMember)
    {
        for (var leaving = last; leaving >= first; leaving--)
        {
            if (choice.IsChosen[leaving] && !isMember[problem.KindOfEntry[leaving]] && choice.Allows(choice.GroupsOf(leaving), choice.GroupsOf(entering)))
                return new(leaving, entering, (double)problem.Batch.Utilities[leaving] - problem.Batch.Utilities[entering]);
        }

        return null;
    }
}

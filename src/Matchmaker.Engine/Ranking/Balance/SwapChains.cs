using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Where no single swap helps a group: chains in which its candidate takes a slot from one kind, that kind takes one elsewhere from another, and so on to a kind that has slots to
/// spare. Searched breadth first, so the shortest chain is found, and with a single attribute a floor is given up only if no lists at all could meet it (augmenting paths in a flow
/// network; Ford and Fulkerson 1956).
/// </summary>
/// <remarks>
/// With several attributes a chain may help one group only at the expense of another. Then it is followed as well, on trial: up to a number of such steps, never back to slots that
/// were seen before; if the groups lack no less after that, all is put back. That is a heuristic, for a problem that has no quick exact answer.
/// </remarks>
internal sealed class SwapChains(BalanceProblem problem, SlotChoice choice)
{
    private const int TrialSteps = 200;

    private readonly Stack<SlotSwap> _trial = new();
    private readonly HashSet<ulong> _seen = [];
    private ulong _state;

    /// <summary>Entries that may be looked at over all searches; beyond it, floors that still fail are reported as unreached.</summary>
    private long _budget = 200_000_000;

    /// <summary>Finds and follows one chain that brings the group a slot and lowers the sum of what all groups lack.</summary>
    public bool TryFollow(int group) => TryFollow(group, leastGain: 1);

    /// <summary>Tries chains that only shift the lack to other groups, in the hope of one that ends it. Worth it only with several attributes.</summary>
    public bool TryDetours()
    {
        var lack = TotalLack();
        _trial.Clear();
        _seen.Clear();
        for (var step = 0; step < TrialSteps && lack > 0 && _budget > 0; step++)
        {
            var lacking = Enumerable.Range(0, problem.GroupCount).Where(group => choice.Lack(group) > 0).ToArray();
            if (!lacking.Any(group => TryFollow(group, leastGain: 0)) && !lacking.Any(group => TryFollow(group, leastGain: -1))) break;
            if (TotalLack() < lack) return true;
        }

        while (_trial.TryPop(out var swap)) choice.Swap(swap.Entering, swap.Leaving);
        return false;
    }

    private bool TryFollow(int group, int leastGain)
    {
        for (var kind = 0; kind < problem.KindCount; kind++)
            if (problem.GroupsOfKind[kind].Contains(group) && TryFollowFrom(kind, leastGain)) return true;
        return false;
    }

    private bool TryFollowFrom(int entering, int leastGain)
    {
        // For each kind reached: the swap that gives up its slot for the kind before it on the chain.
        var swaps = new Dictionary<int, SlotSwap> { [entering] = default };
        var open = new Queue<int>([entering]);
        while (open.TryDequeue(out var kind) && _budget > 0)
        {
            foreach (var leaving in Extend(kind, swaps))
            {
                var state = _state + Mark(entering) - Mark(leaving);
                if (Gain(leaving, entering) < leastGain || (leastGain <= 0 && !_seen.Add(state)))
                {
                    open.Enqueue(leaving);
                    continue;
                }

                _state = state;
                for (var at = leaving; at != entering; at = problem.KindOfEntry[swaps[at].Entering]) Follow(swaps[at]);
                return true;
            }
        }

        return false;
    }

    private void Follow(SlotSwap swap)
    {
        choice.Swap(swap.Leaving, swap.Entering);
        _trial.Push(swap);
    }

    /// <summary>Kinds not reached before that can give up a slot to this one.</summary>
    private List<int> Extend(int kind, Dictionary<int, SlotSwap> swaps)
    {
        var reached = new List<int>();
        var rarest = problem.GroupsOfKind[kind].MinBy(group => problem.Index.Queries(group).Length);
        foreach (var query in problem.Index.Queries(rarest))
        {
            var (first, end) = (problem.Batch.Starts[query], problem.Batch.Starts[query + 1]);
            _budget -= end - first;
            var entering = first;
            while (entering < end && (choice.IsChosen[entering] || problem.KindOfEntry[entering] != kind)) entering++;
            if (entering == end) continue;
            for (var leaving = end - 1; leaving >= first; leaving--)
            {
                if (choice.IsChosen[leaving] && swaps.TryAdd(problem.KindOfEntry[leaving], new(leaving, entering, 0))) reached.Add(problem.KindOfEntry[leaving]);
            }
        }

        return reached;
    }

    /// <summary>By how much the sum of what groups lack falls when one kind gets a slot more and another a slot less.</summary>
    private int Gain(int leaving, int entering)
    {
        var gain = 0;
        for (var at = 0; at < problem.GroupsOfKind[leaving].Length; at++)
        {
            var (from, to) = (problem.GroupsOfKind[leaving][at], problem.GroupsOfKind[entering][at]);
            if (from == to) continue;
            if (choice.Exposures[from] <= problem.Floors[from]) gain--;
            if (choice.Lack(to) > 0) gain++;
        }

        return gain;
    }

    private long TotalLack() => Enumerable.Range(0, problem.GroupCount).Sum(choice.Lack);

    /// <summary>A number for each kind; how many slots each kind has is told by their sum.</summary>
    private static ulong Mark(int kind) => new SplitMix64((ulong)kind).Next();
}

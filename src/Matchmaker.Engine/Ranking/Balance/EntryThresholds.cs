namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// At which price of one group its candidates enter a query's list. With the others' values sorted downwards v₁ ≥ v₂ …, and the members' values without the group's own price
/// w₁ ≥ w₂ …, the j-th member enters k slots at the price v₍ₖ₋ⱼ₊₁₎ − w₍ⱼ₎; these do not fall with j. Working memory of one thread.
/// </summary>
internal sealed class EntryThresholds(BalanceProblem problem, double[] priceOfKind, bool[] isMember, double ownPrice, double highestPrice)
{
    private readonly BestValues _others = new(problem.ListLength);
    private readonly BestValues _members = new(problem.ListLength);

    /// <summary>
    /// Writes the thresholds of a query: as many as the group could take slots there; −∞ where a member needs no price at all, and +∞ for some of those above
    /// <paramref name="limit"/>. O(candidates that matter up to that limit + k²): lists are sorted by utility, so the rest is not looked at.
    /// </summary>
    public void Write(int query, double limit, Span<double> thresholds)
    {
        var slots = problem.SlotsOf(query);
        _others.Reset(slots);
        _members.Reset(slots);
        for (var at = problem.Batch.Starts[query]; at < problem.Batch.Starts[query + 1]; at++)
        {
            var kind = problem.KindOfEntry[at];
            var utility = problem.Batch.Utilities[at];
            if (_others.IsFull && _others.Worst - (utility + highestPrice) > limit) break;
            if (isMember[kind]) _members.Offer(utility + priceOfKind[kind] - ownPrice, at);
            else if (!_others.IsFull || utility + highestPrice > _others.Worst) _others.Offer(utility + priceOfKind[kind], at);
        }

        thresholds.Fill(double.PositiveInfinity);

        for (var member = 0; member < _members.Count; member++)
        {
            var rival = slots - 1 - member;
            thresholds[member] = rival < _others.Count ? _others.Values[rival] - _members.Values[member] : double.NegativeInfinity;
        }
    }
}

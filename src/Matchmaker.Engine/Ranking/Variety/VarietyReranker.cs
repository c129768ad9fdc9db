namespace Matchmaker.Engine.Ranking.Variety;

/// <summary>
/// Keeps one list from showing the same kind of partner again and again: maximal marginal relevance (Carbonell and Goldstein 1998) in additive form.
/// The next partner is the one with the greatest score − weight · (likeness to the most alike of those already taken). Immutable and safe for several threads.
/// </summary>
/// <param name="likeness">How alike two actors are.</param>
/// <param name="weight">What full likeness costs, in units of the score; 0 changes nothing.</param>
public sealed class VarietyReranker(ActorLikeness likeness, double weight)
{
    private readonly double _weight = weight >= 0 && double.IsFinite(weight)
        ? weight
        : throw new ArgumentException($"The weight of variety is a number from 0 on; it is {weight}.", nameof(weight));

    /// <summary>
    /// The first <paramref name="count"/> partners with variety, by descending total; ties to the one that stands first. The first partner is always the one with the best score.
    /// O(count · candidates) likenesses; deterministic.
    /// </summary>
    /// <param name="candidates">Distinct actors with their scores, in any order; more than <paramref name="count"/>, or there is only the order to change.</param>
    /// <param name="count">How many to take.</param>
    public IReadOnlyList<VariedPartner> Rerank(IReadOnlyList<(int Actor, double Score)> candidates, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var left = candidates.Select(candidate => new VariedPartner(candidate.Actor, candidate.Score, 0, null)).ToList();
        var taken = new List<VariedPartner>(Math.Min(count, left.Count));
        while (taken.Count < count && left.Count > 0)
        {
            var best = 0;
            for (var at = 1; at < left.Count; at++)
                if (left[at].Total > left[best].Total) best = at;
            taken.Add(left[best]);
            left.RemoveAt(best);
            if (_weight > 0) Deduct(left, taken[^1].Actor);
        }

        return taken;
    }

    private void Deduct(List<VariedPartner> left, int taken)
    {
        for (var at = 0; at < left.Count; at++)
        {
            var deduction = -_weight * likeness.Of(left[at].Actor, taken);
            if (deduction < left[at].Deduction) left[at] = left[at] with { Deduction = deduction, MostLike = taken };
        }
    }
}

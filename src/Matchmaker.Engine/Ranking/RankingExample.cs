using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>One actor's candidates at a past time, and which of them became its partners afterwards.</summary>
/// <param name="Candidates">The candidates with their signals at that time.</param>
/// <param name="IsRelevant">For each candidate, whether it became a partner.</param>
public sealed record RankingExample(CandidateList Candidates, bool[] IsRelevant)
{
    /// <summary>
    /// The same with all that became partners and a uniform sample of the others. O(candidates). Deterministic. Where one became a partner, the conditional logit over the sample has the same optimum in
    /// expectation, without weights (McFadden 1978, "Modelling the choice of residential location", sec. 5); where several did, they meet each other a little more often than they would among all.
    /// </summary>
    /// <param name="others">How many others to keep; with no more than that there are, it is the example itself.</param>
    /// <param name="seed">Of the sample.</param>
    internal RankingExample Sampled(int others, ulong seed)
    {
        int[] all = [.. Enumerable.Range(0, Candidates.Count).Where(at => !IsRelevant[at])];
        if (all.Length <= others) return this;
        int[] kept = [.. Enumerable.Range(0, Candidates.Count).Where(at => IsRelevant[at]), .. new SplitMix64(seed).Sample(all.Length, others).Select(at => all[at])];
        Array.Sort(kept);
        var signals = new float[kept.Length * Candidates.Width];
        for (var at = 0; at < kept.Length; at++) Candidates.SignalsOf(kept[at]).CopyTo(signals.AsSpan(at * Candidates.Width));
        return new(new(Array.ConvertAll(kept, at => Candidates.Actors[at]), signals) { Width = Candidates.Width }, Array.ConvertAll(kept, at => IsRelevant[at]));
    }
}

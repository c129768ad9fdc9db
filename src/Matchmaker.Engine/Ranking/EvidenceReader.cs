using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Finds the facts behind one actor's suggestions. Prepared once an actor (its normal equations), then asked for each candidate: O(degrees + terms + rank²). Not for several threads at once.
/// </summary>
/// <param name="model">The signals' model.</param>
/// <param name="actor">Whom the suggestions are for.</param>
/// <param name="most">How many entries each list holds at the most.</param>
public sealed class EvidenceReader(SignalModel model, int actor, int most = 3)
{
    private readonly Lazy<FactorCarriers> _carriers = new(() =>
    {
        var partners = model.Counts.RowColumns(actor);
        var ones = new float[partners.Length];
        Array.Fill(ones, 1);
        return FactorCarriers.Of(model.Factors, partners, ones);
    });

    /// <summary>The facts about one candidate.</summary>
    public PairEvidence Of(int candidate)
    {
        var profiles = model.Profiles;
        var shared = Shared(candidate);
        var (carriers, score) = Carriers(candidate);
        return new(
            Best(shared, most), shared.Count, carriers, score,
            Best(Common(profiles.Needs, actor, profiles.Offers, candidate), most),
            Best(Common(profiles.Needs, candidate, profiles.Offers, actor), most),
            Best(Common(profiles.Sectors, actor, profiles.Sectors, candidate), most),
            Best(Common(profiles.Words, actor, profiles.Words, candidate), most),
            [.. Common(profiles.Languages, actor, profiles.Languages, candidate).Select(language => language.Index)]);
    }

    private List<WeightedIndex> Shared(int candidate)
    {
        var ties = model.Ties;
        var shared = Common(model.Counts, actor, model.Counts, candidate);
        double total = 0;
        for (var at = 0; at < shared.Count; at++)
        {
            var through = shared[at].Weight * ties.InverseStrengths[shared[at].Index][0];
            total += through;
            shared[at] = shared[at] with { Weight = through };
        }

        for (var at = 0; at < shared.Count; at++) shared[at] = shared[at] with { Weight = total > 0 ? shared[at].Weight / total : 0 };
        return shared;
    }

    private (IReadOnlyList<WeightedIndex> Carriers, double Score) Carriers(int candidate)
    {
        if (model.Counts.Degree(actor) == 0) return ([], 0);
        var shares = new double[_carriers.Value.Columns.Count];
        _carriers.Value.Of(candidate, shares);
        var carrying = new List<WeightedIndex>();
        for (var at = 0; at < shares.Length; at++)
            if (shares[at] > 0) carrying.Add(new(_carriers.Value.Columns[at], shares[at]));
        return (Best(carrying, most), shares.Sum());
    }

    // Both rows ascend: one pass over each. The weight of a common column is the product of its two values.
    private static List<WeightedIndex> Common(SparseRows one, int oneRow, SparseRows other, int otherRow)
    {
        var common = new List<WeightedIndex>();
        var (at, to) = (one.RowStarts[oneRow], other.RowStarts[otherRow]);
        while (at < one.RowStarts[oneRow + 1] && to < other.RowStarts[otherRow + 1])
        {
            var order = one.Columns[at].CompareTo(other.Columns[to]);
            if (order == 0) common.Add(new(one.Columns[at], (double)one.Values[at] * other.Values[to]));
            if (order <= 0) at++;
            if (order >= 0) to++;
        }

        return common;
    }

    private static List<WeightedIndex> Best(List<WeightedIndex> all, int most) =>
        [.. all.OrderByDescending(each => each.Weight).ThenBy(each => each.Index).Take(most)];
}

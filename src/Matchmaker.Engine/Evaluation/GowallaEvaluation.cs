using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// The protocol of the Gowalla tables: for each user with test items, the 20 best of all items that are not in the user's training part.
/// Recall@20 = hits / |relevant|; NDCG@20 with the ideal list of min(|relevant|, 20) hits; means over those users.
/// </summary>
/// <param name="Recall">Recall@20.</param>
/// <param name="Ndcg">NDCG@20.</param>
/// <param name="Users">How many users the means are over.</param>
public sealed record GowallaEvaluation(double Recall, double Ndcg, int Users)
{
    /// <summary>Length of the judged list.</summary>
    public const int Cutoff = 20;

    /// <summary>Hyper-parameters chosen on a validation split of the training part; the README of the Factorization folder says how.</summary>
    public static AlsOptions OptionsFor(int rank) =>
        new() { Rank = rank, Epochs = 4, UnobservedWeight = 0.0125f, RegularizationExponent = 2, Regularization = 1e-5f };

    /// <summary>Weights of filter and factors, chosen likewise; the better the factors, the more they count. The README of the Filtering folder says how.</summary>
    public static BlendOptions BlendFor(int rank) => new() { FactorWeight = MathF.Min(1.4f, 1.2f * MathF.Sqrt(rank / 512f)) };

    /// <summary>Judges trained factors. O(users × items × rank).</summary>
    public static GowallaEvaluation Of(FactorModel model, GowallaSplit split, CancellationToken cancellation = default)
    {
        var users = UsersOf(split);
        return Of(new FactorSearch(model.Columns, model.Options.Threads).SearchBatch(model.Rows, users, Cutoff, split.Train, null, cancellation), users, split);
    }

    /// <summary>Judges lists that any model has ranked, without the users' training items.</summary>
    /// <param name="ranked">A list for each user; what lies beyond the cutoff is not looked at.</param>
    /// <param name="users">The users, each with a test item.</param>
    /// <param name="split">What was held out.</param>
    /// <exception cref="ArgumentException">There is not one list for each user.</exception>
    public static GowallaEvaluation Of(RankedRows ranked, IReadOnlyList<int> users, GowallaSplit split)
    {
        if (ranked.QueryCount != users.Count) throw new ArgumentException($"There are {ranked.QueryCount} lists for {users.Count} users.", nameof(ranked));
        double recall = 0;
        double ndcg = 0;
        for (var at = 0; at < users.Count; at++)
        {
            var relevant = split.Test.RowColumns(users[at]);
            var list = ranked[at][..Math.Min(Cutoff, ranked[at].Length)];
            recall += RecallOf(list, relevant);
            ndcg += NdcgOf(list, relevant);
        }

        return new GowallaEvaluation(recall / Math.Max(1, users.Count), ndcg / Math.Max(1, users.Count), users.Count);
    }

    /// <summary>The users that are judged: those with something held out.</summary>
    public static int[] UsersOf(GowallaSplit split) => [.. Enumerable.Range(0, split.Test.RowCount).Where(user => split.Test.Degree(user) > 0)];

    /// <summary>Share of the relevant indices (ascending) that are in the list.</summary>
    internal static double RecallOf(ReadOnlySpan<ScoredIndex> list, ReadOnlySpan<int> relevant)
    {
        var hits = 0;
        foreach (var one in list)
        {
            if (relevant.BinarySearch(one.Index) >= 0) hits++;
        }

        return (double)hits / relevant.Length;
    }

    /// <summary>Discounted gain of the list, 1/log2(place + 1) for each hit, over that of the ideal list.</summary>
    internal static double NdcgOf(ReadOnlySpan<ScoredIndex> list, ReadOnlySpan<int> relevant)
    {
        double gain = 0;
        double ideal = 0;
        for (var place = 1; place <= list.Length; place++)
        {
            if (relevant.BinarySearch(list[place - 1].Index) >= 0) gain += 1 / Math.Log2(place + 1);
        }

        for (var place = 1; place <= Math.Min(relevant.Length, Cutoff); place++) ideal += 1 / Math.Log2(place + 1);
        return gain / ideal;
    }
}

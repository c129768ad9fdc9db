using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Chooses from everybody's strong suggestions at once, so that nobody is told of to too many and each country has its part of the exposure: the prices that <see cref="ExposureBalance"/> finds for the
/// countries are added to the strength of their actors, and pairs are taken strongest first for as long as the actor's digest and the other's capacity have room. A price moves only what is
/// strong anyway: nothing weak is told for the sake of balance. Deterministic: equal strengths by the lower index.
/// </summary>
/// <param name="snapshot">Whose countries.</param>
/// <param name="options">How many for whom.</param>
public sealed class PushAssignment(RegistrySnapshot snapshot, PushOptions options)
{
    /// <summary>Chooses.</summary>
    /// <param name="actors">Dense indices of whom the suggestions are for.</param>
    /// <param name="strong">The strong suggestions of each.</param>
    /// <param name="room">For each actor of the registry, to how many more it may be told.</param>
    /// <param name="isEligible">For each actor of the registry, whether it may be suggested at all, and so counts for its country's share.</param>
    /// <param name="cancellationToken">Stops the choosing.</param>
    public PushChoice Choose(int[] actors, StrongSuggestion[][] strong, int[] room, bool[] isEligible, CancellationToken cancellationToken = default)
    {
        var before = Take(actors, strong, room, new double[snapshot.ActorCount]);
        var prices = Prices(actors, strong, isEligible, cancellationToken);
        var after = Array.TrueForAll(prices, price => price == 0) ? before : Take(actors, strong, room, prices);
        return new(after, PushExposure.Of(snapshot, isEligible, before), PushExposure.Of(snapshot, isEligible, after));
    }

    private double[] Prices(int[] actors, StrongSuggestion[][] strong, bool[] isEligible, CancellationToken cancellationToken)
    {
        if (options.Floor == 0 || Array.TrueForAll(strong, list => list.Length == 0)) return new double[snapshot.ActorCount];
        BalanceAttribute[] attributes = BalanceAttributes.Of(snapshot, [BalanceAttributes.Country]);
        var batch = RankedBatch.Of(actors, [.. strong.Select(list => Array.ConvertAll(list, one => (one.Partner, (float)one.LogLift)))]);
        var balanced = ExposureBalance.Solve(batch, attributes, isEligible, new() { Floor = options.Floor, ListLength = options.MostPerDigest }, cancellationToken);
        return balanced.Prices.ForActors(attributes);
    }

    private StrongSuggestion[][] Take(int[] actors, StrongSuggestion[][] strong, int[] room, double[] prices)
    {
        var pairs = new List<(double Descending, int Actor, int Partner, int Query, int At)>();
        for (var query = 0; query < strong.Length; query++)
            for (var at = 0; at < strong[query].Length; at++)
                pairs.Add((-(strong[query][at].LogLift + prices[strong[query][at].Partner]), actors[query], strong[query][at].Partner, query, at));
        pairs.Sort();
        var left = (int[])room.Clone();
        var taken = new List<StrongSuggestion>[strong.Length];
        foreach (var (_, _, partner, query, at) in pairs)
        {
            var own = taken[query] ??= [];
            if (own.Count >= options.MostPerDigest || left[partner] <= 0) continue;
            left[partner]--;
            own.Add(strong[query][at]);
        }

        return [.. taken.Select(list => list is null ? [] : list.OrderBy(one => one.Rank).ToArray())];
    }
}

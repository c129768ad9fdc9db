using Matchmaker.App.Matching;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Chooses from everybody's strong suggestions at once: pairs are taken strongest first for as long as the actor's digest and the other's capacity have room. A country that falls short of its part of
/// the exposure gets a price added to the strength of its actors, a little more each round, and all is chosen anew; the round that leaves least missing stands. (The balance of single batches in the
/// Engine knows no capacity, and its prices are wrong once the best known are full.) A price moves only what is strong anyway: nothing weak is told for the sake of balance.
/// Deterministic: equal strengths by the lower index.
/// </summary>
/// <param name="snapshot">Whose countries.</param>
/// <param name="options">How many for whom.</param>
public sealed class PushAssignment(RegistrySnapshot snapshot, PushOptions options)
{
    private const int MostRounds = 16;

    /// <summary>What a round adds to the price of a country that falls short, in logarithms of odds.</summary>
    private const double Step = 0.25;

    /// <summary>Chooses.</summary>
    /// <param name="actors">Dense indices of whom the suggestions are for.</param>
    /// <param name="strong">The strong suggestions of each.</param>
    /// <param name="room">For each actor of the registry, to how many more it may be told.</param>
    /// <param name="isEligible">For each actor of the registry, whether it may be suggested at all, and so counts for its country's share.</param>
    /// <param name="cancellationToken">Stops the choosing.</param>
    public PushChoice Choose(int[] actors, StrongSuggestion[][] strong, int[] room, bool[] isEligible, CancellationToken cancellationToken = default)
    {
        var shares = Shares(isEligible);
        var prices = new double[snapshot.Countries.Count];
        var before = Take(actors, strong, room, prices);
        var (best, least, last) = (before, Missing(before, shares), before);
        for (var round = 0; round < MostRounds && least.Sum() > 0; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var missing = Missing(last, shares);
            for (var country = 0; country < prices.Length; country++)
                if (missing[country] > 0) prices[country] += Step;
            last = Take(actors, strong, room, prices);
            if (Missing(last, shares) is var left && left.Sum() < least.Sum()) (best, least) = (last, left);
        }

        return new(best, PushExposure.Of(snapshot, isEligible, before), PushExposure.Of(snapshot, isEligible, best)) { Strong = strong.Sum(list => (long)list.Length) };
    }

    private StrongSuggestion[][] Take(int[] actors, StrongSuggestion[][] strong, int[] room, double[] prices)
    {
        var pairs = new List<(double Descending, int Actor, int Partner, int Query, int At)>();
        for (var query = 0; query < strong.Length; query++)
            for (var at = 0; at < strong[query].Length; at++)
                pairs.Add((-(strong[query][at].LogLift + prices[snapshot.Traits.Country[strong[query][at].Partner]]), actors[query], strong[query][at].Partner, query, at));
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

    /// <summary>Each country's part of all that could be told of.</summary>
    private double[] Shares(bool[] isEligible)
    {
        var shares = new double[snapshot.Countries.Count];
        for (var actor = 0; actor < isEligible.Length; actor++)
            if (isEligible[actor]) shares[snapshot.Traits.Country[actor]]++;
        var all = Math.Max(1, shares.Sum());
        return Array.ConvertAll(shares, count => count / all);
    }

    /// <summary>How many suggestions each country lacks of its floor.</summary>
    private double[] Missing(StrongSuggestion[][] lists, double[] shares)
    {
        var missing = new double[shares.Length];
        long all = 0;
        foreach (var one in lists.SelectMany(list => list))
        {
            all++;
            missing[snapshot.Traits.Country[one.Partner]]--;
        }

        for (var country = 0; country < missing.Length; country++) missing[country] = Math.Max(0, Math.Floor(options.Floor * shares[country] * all) + missing[country]);
        return missing;
    }
}

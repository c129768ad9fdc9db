using System.Collections.Immutable;

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// What each group's members get added to their utility, by attribute and label. Found on a whole batch; a single request adds them to come close to the balance of the
/// batch, without its guarantee.
/// </summary>
/// <param name="ByAttribute">Attribute → label → price; groups without a price may be left out.</param>
public sealed record ExposurePrices(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> ByAttribute)
{
    /// <summary>No prices at all.</summary>
    public static ExposurePrices None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, double>>(StringComparer.Ordinal));

    /// <summary>The price of one group; 0 where it has none.</summary>
    public double Of(string attribute, string label) =>
        ByAttribute.TryGetValue(attribute, out var prices) && prices.TryGetValue(label, out var price) ? price : 0;

    /// <summary>What each actor's groups add together. O(actors · attributes).</summary>
    /// <param name="attributes">The labels of the actors; all of equal length.</param>
    public double[] ForActors(IReadOnlyList<BalanceAttribute> attributes)
    {
        var addends = new double[attributes.Count == 0 ? 0 : attributes[0].LabelOf.Length];
        foreach (var attribute in attributes)
        {
            var prices = attribute.Labels.Select(label => Of(attribute.Name, label)).ToArray();
            for (var actor = 0; actor < addends.Length; actor++) addends[actor] += prices[attribute.LabelOf[actor]];
        }

        return addends;
    }

    internal static ExposurePrices From(IEnumerable<GroupExposure> groups) => new(
        groups.Where(group => group.Price > 0).GroupBy(group => group.Attribute, StringComparer.Ordinal).ToImmutableSortedDictionary(
            group => group.Key, group => group.ToImmutableSortedDictionary(one => one.Label, one => one.Price, StringComparer.Ordinal), StringComparer.Ordinal));
}

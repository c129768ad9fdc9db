using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Ranking;

/// <summary>Which groups would fall short of their floors, and who of them is to be measured for more queries because too few lists have any of them.</summary>
internal sealed class GroupNeeds
{
    /// <summary>A group whose estimated exposure is below so many times its floor counts as short.</summary>
    private const double ShortBelow = 1.25;

    /// <summary>A group that could have less than so many times its floor lacks candidates: the best of just enough would fit badly.</summary>
    private const double ScarceBelow = 5;

    private readonly IReadOnlyList<BalanceAttribute> _attributes;
    private readonly bool[][] _isShort;

    private GroupNeeds(IReadOnlyList<BalanceAttribute> attributes, bool[][] isShort, int[] ambassadors, int listLength)
    {
        _attributes = attributes;
        _isShort = isShort;
        Ambassadors = ambassadors;
        ListLength = listLength;
    }

    /// <summary>Actors to measure for queries that would not have them as candidates.</summary>
    public int[] Ambassadors { get; }

    /// <summary>Slots of a list.</summary>
    public int ListLength { get; }

    public static GroupNeeds Estimate(
        RankedBatch sample, IReadOnlyList<BalanceAttribute> attributes, bool[] isEligible, ExposureBalanceOptions balance, BatchOptions options, SignalModel signals)
    {
        var free = ExposureBalance.Solve(sample, [.. attributes.Select(attribute => attribute with { Floor = 0 })], isEligible, balance).Groups.ToDictionary(group => (group.Attribute, group.Label));
        var slots = Math.Max(1, Enumerable.Range(0, sample.QueryCount).Sum(query => (double)Math.Min(balance.ListLength, sample.Count(query))));
        var isShort = attributes.Select(attribute => new bool[attribute.Labels.Count]).ToArray();
        var ambassadors = new SortedSet<int>();
        for (var at = 0; at < attributes.Count; at++)
        {
            for (var label = 0; label < isShort[at].Length; label++)
            {
                if (!free.TryGetValue((attributes[at].Name, attributes[at].Labels[label]), out var group)) continue;
                var floor = (attributes[at].Floor ?? balance.Floor) * group.Share;
                isShort[at][label] = group.Before < ShortBelow * floor;
                if (group.Reachable / slots < ScarceBelow * floor) ambassadors.UnionWith(MostActive(attributes[at], label, isEligible, options.Ambassadors, signals));
            }
        }

        return new(attributes, isShort, [.. ambassadors], balance.ListLength);
    }

    /// <summary>Moves the best few of each short group to the front of what would be dropped, keeping their order.</summary>
    /// <returns>How many were moved.</returns>
    public int MoveForward(Span<(float Descending, int Actor)> rest, int perGroup)
    {
        var taken = _isShort.Select(labels => new int[labels.Length]).ToArray();
        var moved = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            if (!IsWanted(rest[at].Actor, taken, perGroup)) continue;
            rest[moved++] = rest[at];
        }

        return moved;
    }

    private bool IsWanted(int actor, int[][] taken, int perGroup)
    {
        var isWanted = false;
        for (var at = 0; at < _attributes.Count; at++)
        {
            var label = _attributes[at].LabelOf[actor];
            if (_isShort[at][label] && taken[at][label]++ < perGroup) isWanted = true;
        }

        return isWanted;
    }

    private static IEnumerable<int> MostActive(BalanceAttribute attribute, int label, bool[] isEligible, int count, SignalModel signals) =>
        Enumerable.Range(0, isEligible.Length).Where(actor => isEligible[actor] && attribute.LabelOf[actor] == label)
            .OrderByDescending(actor => signals.Ties.AgedStrengths[actor]).ThenBy(actor => actor).Take(count);
}

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// The batch as the search sees it. Groups of all attributes are numbered through; actors with the same label in every attribute are of one kind, and kinds are what prices
/// and swaps work on. Arrays are by group, kind or entry of the batch as their names say.
/// </summary>
internal sealed class BalanceProblem
{
    public BalanceProblem(RankedBatch batch, IReadOnlyList<BalanceAttribute> attributes, bool[] isEligible, ExposureBalanceOptions options)
    {
        Batch = batch;
        Attributes = attributes;
        ListLength = options.ListLength;
        for (var query = 0; query < batch.QueryCount; query++) Slots += SlotsOf(query);
        FirstGroup = new int[attributes.Count + 1];
        for (var at = 0; at < attributes.Count; at++) FirstGroup[at + 1] = FirstGroup[at] + attributes[at].Labels.Count;
        (GroupsOfKind, KindOfEntry) = Classify(isEligible.Length);
        Actors = new int[GroupCount];
        Shares = new double[GroupCount];
        Wanted = new long[GroupCount];
        for (var at = 0; at < attributes.Count; at++) MeasureShares(at, isEligible, attributes[at].Floor ?? options.Floor);
        Index = new GroupIndex(this);
        Floors = [.. Wanted.Select((wanted, group) => Math.Min(wanted, Index.Reachable(group)))];
    }

    public RankedBatch Batch { get; }

    public IReadOnlyList<BalanceAttribute> Attributes { get; }

    public int ListLength { get; }

    /// <summary>Slots of all lists.</summary>
    public long Slots { get; }

    /// <summary>The first group of each attribute; length attributes + 1.</summary>
    public int[] FirstGroup { get; }

    public int GroupCount => FirstGroup[^1];

    public int KindCount => GroupsOfKind.Length;

    /// <summary>For each kind its group in each attribute.</summary>
    public int[][] GroupsOfKind { get; }

    public int[] KindOfEntry { get; }

    /// <summary>Eligible actors of each group.</summary>
    public int[] Actors { get; }

    public double[] Shares { get; }

    /// <summary>Slots that the floor asks for.</summary>
    public long[] Wanted { get; }

    /// <summary>The same, lowered to what the candidates allow: what the search aims at.</summary>
    public long[] Floors { get; }

    public GroupIndex Index { get; }

    public int SlotsOf(int query) => Math.Min(ListLength, Batch.Count(query));

    private (int[][] GroupsOfKind, int[] KindOfEntry) Classify(int actors)
    {
        var kinds = new Dictionary<long, int>();
        var groups = new List<int[]>();
        var kindOfActor = new int[actors];
        for (var actor = 0; actor < actors; actor++)
        {
            long key = 0;
            foreach (var attribute in Attributes) key = checked((key * attribute.Labels.Count) + attribute.LabelOf[actor]);
            if (!kinds.TryGetValue(key, out kindOfActor[actor]))
            {
                kindOfActor[actor] = kinds[key] = groups.Count;
                groups.Add([.. Attributes.Select((attribute, at) => FirstGroup[at] + attribute.LabelOf[actor])]);
            }
        }

        return ([.. groups], Array.ConvertAll(Batch.Actors, actor => kindOfActor[actor]));
    }

    private void MeasureShares(int at, bool[] isEligible, double floor)
    {
        var attribute = Attributes[at];
        var counts = new int[attribute.Labels.Count];
        for (var actor = 0; actor < isEligible.Length; actor++)
            if (isEligible[actor]) counts[attribute.LabelOf[actor]]++;
        var all = Math.Max(1, counts.Sum());
        var shares = attribute.TargetShares ?? [.. counts.Select(count => (double)count / all)];
        var wanted = FloorSlots.Of(shares, floor, Slots);
        for (var label = 0; label < counts.Length; label++)
        {
            Actors[FirstGroup[at] + label] = counts[label];
            Shares[FirstGroup[at] + label] = shares[label];
            Wanted[FirstGroup[at] + label] = wanted[label];
        }
    }
}

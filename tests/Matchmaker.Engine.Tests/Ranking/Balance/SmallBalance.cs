using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

/// <summary>A random batch so small that every way to fill its lists can be tried.</summary>
internal sealed class SmallBalance
{
    public SmallBalance(int seed, int attributes, int queries = 4, int candidates = 6, int actors = 9)
    {
        var random = new Random(seed);
        Slots = random.Next(1, 4);
        Floor = random.Next(3) == 0 ? 1 : random.NextDouble();
        Attributes =
        [
            .. Enumerable.Range(0, attributes).Select(at => new BalanceAttribute(
                $"attribute {at}", [.. Enumerable.Range(0, actors).Select(_ => random.Next(3))], ["red", "green", "blue"])),
        ];
        Batch = RankedBatch.Of([.. Enumerable.Range(0, queries)], [.. Enumerable.Range(0, queries).Select(_ => List(random, actors, candidates))]);
        Eligible = Enumerable.Repeat(true, actors).ToArray();
    }

    public int Slots { get; }

    public double Floor { get; }

    public BalanceAttribute[] Attributes { get; }

    public RankedBatch Batch { get; }

    public bool[] Eligible { get; }

    public BalancedBatch Solve(int threads = 0) =>
        ExposureBalance.Solve(Batch, Attributes, Eligible, new() { Floor = Floor, ListLength = Slots, Threads = threads });

    /// <summary>The greatest sum of utilities of all ways to fill the lists in which every group has the slots it is owed; null where there is none.</summary>
    public double? Optimum(IReadOnlyList<GroupExposure> owed)
    {
        var reachable = new Dictionary<string, (int[] Counts, double Utility)> { [""] = (new int[owed.Count], 0) };
        for (var query = 0; query < Batch.QueryCount; query++)
        {
            var next = new Dictionary<string, (int[] Counts, double Utility)>();
            foreach (var (counts, utility) in reachable.Values)
            {
                foreach (var chosen in Choices(Enumerable.Range(0, Batch.Count(query)), Math.Min(Slots, Batch.Count(query))))
                {
                    var sum = utility + chosen.Sum(at => (double)Batch.UtilitiesOf(query)[at]);
                    int[] total = [.. counts];
                    foreach (var at in chosen) Count(Batch.ActorsOf(query)[at], owed, total);
                    var key = string.Join(',', total);
                    if (!next.TryGetValue(key, out var known) || known.Utility < sum) next[key] = (total, sum);
                }
            }

            reachable = next;
        }

        var right = reachable.Values.Where(one => one.Counts.Zip(owed).All(pair => pair.First >= pair.Second.FloorSlots)).ToList();
        return right.Count == 0 ? null : right.Max(one => one.Utility);
    }

    private void Count(int actor, IReadOnlyList<GroupExposure> groups, int[] total)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            var attribute = Attributes.Single(attribute => attribute.Name == groups[group].Attribute);
            if (attribute.Labels[attribute.LabelOf[actor]] == groups[group].Label) total[group]++;
        }
    }

    private static List<(int, float)> List(Random random, int actors, int candidates)
    {
        var everyone = Enumerable.Range(0, actors).ToArray();
        random.Shuffle(everyone);
        return [.. everyone.Take(random.Next(candidates + 1)).Select(actor => (actor, random.Next(2) == 0 ? random.Next(5) : random.NextSingle() * 5))];
    }

    private static IEnumerable<int[]> Choices(IEnumerable<int> from, int count)
    {
        if (count == 0) return [[]];
        return from.SelectMany(first => Choices(from.Where(other => other > first), count - 1).Select(rest => (int[])[first, .. rest]));
    }
}

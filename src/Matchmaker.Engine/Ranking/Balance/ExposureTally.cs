namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>What a set of lists gives each group.</summary>
internal sealed class ExposureTally(BalanceProblem problem)
{
    private readonly double[] _discounted = new double[problem.GroupCount];
    private long _slots;
    private double _discounts;

    public long[] Slots { get; } = new long[problem.GroupCount];

    public double Utility { get; private set; }

    /// <summary>Counts one slot; ranks from 0.</summary>
    public void Add(int entry, int rank)
    {
        var discount = 1 / Math.Log2(rank + 2);
        _slots++;
        _discounts += discount;
        Utility += problem.Batch.Utilities[entry];
        foreach (var group in problem.GroupsOfKind[problem.KindOfEntry[entry]])
        {
            Slots[group]++;
            _discounted[group] += discount;
        }
    }

    public double Share(int group) => _slots == 0 ? 0 : (double)Slots[group] / _slots;

    public double DiscountedShare(int group) => _discounts == 0 ? 0 : _discounted[group] / _discounts;
}

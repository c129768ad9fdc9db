using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Minimises the Lagrangian dual (Boyd and Vandenberghe 2004, chapter 5) of choosing k candidates a query under floors on groups:
/// D(μ) = Σ over queries of the best k values of utility + Σ μ of the candidate's groups − Σ over groups of μ · floor, for μ ≥ 0.
/// </summary>
/// <remarks>
/// Coordinate descent: each group in turn gets the least price at which its floor is met, the others' prices given. A candidate of the group enters a list at a known
/// price (<see cref="EntryThresholds"/>), so that price is the floor-th smallest of them: exact, no step length. D is convex and never rises; it has kinks, so descent may stop
/// a little above the minimum, but its value is an upper bound on the best lists wherever it stops. One sweep: O(groups that need a price · queries with their candidates · candidates).
/// </remarks>
internal sealed class PriceSearch(BalanceProblem problem, int threads, CancellationToken cancellation)
{
    private const int Chunk = 128;

    /// <summary>The search ends when a sweep lowers the bound by less than this part of what the floors cost so far.</summary>
    private const double Patience = 1e-3;

    /// <summary>Added to each price, relative to it, so that rounding does not shut out the very entry that it was set for.</summary>
    private const double Nudge = 1e-9;

    /// <summary>How far above the present price entries are looked for at first, and from where on all of them are.</summary>
    private const double FirstLook = 0.25;
    private const double FurthestLook = 1e6;

    private readonly int _threads = WorkQueue.ThreadCount(threads);
    private double[] _buffer = [];

    /// <summary>μ of each group.</summary>
    public double[] Prices { get; } = new double[problem.GroupCount];

    /// <summary>Sum of the prices of each kind's groups.</summary>
    public double[] PriceOfKind { get; } = new double[problem.KindCount];

    /// <summary>Σ of the best k values of every query at the present prices.</summary>
    public double Value { get; private set; }

    /// <summary>Whether each entry of the batch is among its query's best k at the present prices.</summary>
    public bool[] IsChosen { get; } = new bool[problem.Batch.EntryCount];

    /// <summary>Slots of each group at the present prices.</summary>
    public long[] Exposures { get; private set; } = [];

    public void Run(int sweeps)
    {
        Choose();
        var free = Value;
        var dual = free;
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var isChanged = false;
            for (var group = 0; group < Prices.Length; group++)
            {
                if (Prices[group] == 0 && Exposures[group] >= problem.Floors[group]) continue;
                isChanged |= SetPrice(group, FindPrice(group));
            }

            if (!isChanged) break;
            Choose();
            var lower = Value - Prices.Select((price, group) => price * problem.Floors[group]).Sum();
            if (dual - lower <= Patience * (free - lower)) break;
            dual = lower;
        }
    }

    /// <summary>Fills every list at the present prices. Sums are taken in the order of the queries, whatever the threads.</summary>
    private void Choose()
    {
        var highest = PriceOfKind.Length == 0 ? 0 : PriceOfKind.Max();
        var values = new double[problem.Batch.QueryCount];
        var exposures = new long[_threads][];
        var scratch = new BestValues[_threads];
        RunChunks((worker, query) =>
        {
            var best = scratch[worker] ??= new(problem.ListLength);
            var counts = exposures[worker] ??= new long[problem.GroupCount];
            var slots = problem.SlotsOf(query);
            if (slots == 0) return;
            best.Reset(slots);
            for (var at = problem.Batch.Starts[query]; at < problem.Batch.Starts[query + 1]; at++)
            {
                var utility = problem.Batch.Utilities[at];
                if (best.IsFull && utility + highest <= best.Worst) break;
                best.Offer(utility + PriceOfKind[problem.KindOfEntry[at]], at);
            }

            IsChosen.AsSpan(problem.Batch.Starts[query], problem.Batch.Count(query)).Clear();

            foreach (var value in best.Values) values[query] += value;
            foreach (var entry in best.Entries)
            {
                IsChosen[entry] = true;
                foreach (var group in problem.GroupsOfKind[problem.KindOfEntry[entry]]) counts[group]++;
            }
        });
        Value = values.Sum();
        Exposures = new long[problem.GroupCount];
        foreach (var counts in exposures)
            for (var group = 0; counts is not null && group < counts.Length; group++) Exposures[group] += counts[group];
    }

    /// <summary>The least price at which the group's floor is met. Looks only as far as prices not much above the present one, and further where that is not enough.</summary>
    private double FindPrice(int group)
    {
        var needed = problem.Floors[group];
        if (needed == 0) return 0;
        for (var limit = Prices[group] + FirstLook; ; limit = (2 * limit) + FirstLook)
        {
            var thresholds = Thresholds(group, limit < FurthestLook ? limit : double.PositiveInfinity);
            var price = QuickSelect.Smallest(thresholds, (int)needed - 1);

            // Those above the limit are not all known, and so neither is their order.
            if (price <= limit || limit >= FurthestLook) return price <= 0 ? 0 : price + (Nudge * Math.Max(1, price));
        }
    }

    private Span<double> Thresholds(int group, double limit)
    {
        var reachable = (int)problem.Index.Reachable(group);
        if (_buffer.Length < reachable) _buffer = new double[reachable];
        var perWorker = new EntryThresholds?[_threads];
        var isMember = Array.ConvertAll(problem.GroupsOfKind, groups => groups.Contains(group));
        var highest = PriceOfKind.Max();
        var count = problem.Index.Queries(group).Length;
        WorkQueue.Run(_threads, (count + Chunk - 1) / Chunk, (worker, chunk) =>
        {
            var own = perWorker[worker] ??= new(problem, PriceOfKind, isMember, Prices[group], highest);
            var offsets = problem.Index.Offsets(group);
            for (var at = chunk * Chunk; at < Math.Min(count, (chunk + 1) * Chunk); at++)
            {
                var end = at + 1 < count ? offsets[at + 1] : reachable;
                own.Write(problem.Index.Queries(group)[at], limit, _buffer.AsSpan(offsets[at], end - offsets[at]));
            }
        }, cancellation);
        return _buffer.AsSpan(0, reachable);
    }

    private bool SetPrice(int group, double price)
    {
        if (price == Prices[group]) return false;
        Prices[group] = price;
        for (var kind = 0; kind < PriceOfKind.Length; kind++)
        {
            // Summed anew, so that an actor's addend is the sum of its groups' prices to the last bit.
            if (problem.GroupsOfKind[kind].Contains(group)) PriceOfKind[kind] = problem.GroupsOfKind[kind].Sum(one => Prices[one]);
        }

        return true;
    }

    private void RunChunks(Action<int, int> ask)
    {
        var queries = problem.Batch.QueryCount;
        WorkQueue.Run(_threads, (queries + Chunk - 1) / Chunk, (worker, chunk) =>
        {
            for (var query = chunk * Chunk; query < Math.Min(queries, (chunk + 1) * Chunk); query++) ask(worker, query);
        }, cancellation);
    }
}

using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Ranks the candidates of many actors at once. Deterministic, whatever the number of threads; each thread has a <see cref="SignalReader"/> of its own.
/// Memory: 8 bytes an entry kept, twice that for a moment.
/// </summary>
/// <param name="ranker">What ranks.</param>
/// <param name="options">How many candidates are kept.</param>
/// <param name="isAllowed">Whether a query (first) may be shown an actor (second), called from several threads; null for everyone.</param>
public sealed class BatchRanking(PartnerRanker ranker, BatchOptions options, Func<int, int, bool>? isAllowed = null)
{
    private const int Chunk = 16;

    /// <summary>Each query's best candidates. O(queries · cost of one list).</summary>
    /// <param name="queries">Whom to find partners for.</param>
    /// <param name="progress">Told the number of queries done, from any thread.</param>
    /// <param name="cancellation">Stops between queries.</param>
    public RankedBatch Rank(int[] queries, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        return Rank(queries, null, progress, cancellation);
    }

    /// <summary>
    /// Each query's best candidates, and beyond them some of the groups that would fall short of a floor: which these are is estimated from a sample of the queries.
    /// Ranking the sample comes on top of <see cref="Rank(int[], IProgress{long}?, CancellationToken)"/>, and where groups lack candidates the degrees of their most active members.
    /// </summary>
    /// <param name="queries">Whom to find partners for.</param>
    /// <param name="attributes">By what exposure is to be balanced.</param>
    /// <param name="isEligible">For each actor, whether it counts for its group's share.</param>
    /// <param name="balance">The floor and the length of lists that the batch is for.</param>
    /// <param name="progress">Told the number of queries done, from any thread.</param>
    /// <param name="cancellation">Stops between queries.</param>
    public RankedBatch RankFor(
        int[] queries, IReadOnlyList<BalanceAttribute> attributes, bool[] isEligible, ExposureBalanceOptions balance,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        balance.Validate();
        var count = Math.Min(options.SampledQueries, queries.Length);
        int[] sample = [.. Enumerable.Range(0, count).Select(at => queries[(long)at * queries.Length / count])];
        var needs = GroupNeeds.Estimate(Rank(sample, null, null, cancellation), attributes, isEligible, balance, options, ranker.Signals);
        return Rank(queries, needs, progress, cancellation);
    }

    private RankedBatch Rank(int[] queries, GroupNeeds? needs, IProgress<long>? progress, CancellationToken cancellation)
    {
        var threads = WorkQueue.ThreadCount(options.Threads);
        var readers = new SignalReader?[threads];
        var lists = new (int[] Actors, float[] Utilities)[queries.Length];
        var stride = Math.Max(1, queries.Length / options.QueriesPerAmbassador);
        long done = 0;
        WorkQueue.Run(threads, (queries.Length + Chunk - 1) / Chunk, (worker, chunk) =>
        {
            var reader = readers[worker] ??= new(ranker.Signals, reusesMemory: true);
            var end = Math.Min(queries.Length, (chunk + 1) * Chunk);
            for (var query = chunk * Chunk; query < end; query++) lists[query] = RankOne(reader, queries[query], needs, [.. Ambassadors(needs, query, stride)]);
            progress?.Report(Interlocked.Add(ref done, end - (chunk * Chunk)));
        }, cancellation);
        var starts = new int[lists.Length + 1];
        for (var query = 0; query < lists.Length; query++) starts[query + 1] = checked(starts[query] + lists[query].Actors.Length);
        return new(queries, starts, [.. lists.SelectMany(list => list.Actors)], [.. lists.SelectMany(list => list.Utilities)]);
    }

    private (int[] Actors, float[] Utilities) RankOne(SignalReader reader, int query, GroupNeeds? needs, int[] ambassadors)
    {
        var added = new HashSet<int>();
        Predicate<int>? isOpen = isAllowed is null ? null : candidate => isAllowed(query, candidate);
        var candidates = reader.ReadWith(query, ambassadors, isOpen, options.Kinds, added);
        var own = ranker.For(query);
        var keys = new (float Descending, int Actor)[candidates.Count];
        for (var at = 0; at < keys.Length; at++) keys[at] = (-(float)own.Score(candidates.SignalsOf(at)), candidates.Actors[at]);
        Array.Sort(keys);
        if (added.Count > 0) keys = WithoutIntruders(keys, added, needs!.ListLength);
        var kept = Math.Min(options.Depth, keys.Length);
        if (needs is not null) kept += needs.MoveForward(keys.AsSpan(kept), options.PerGroup);
        return ([.. keys.Take(kept).Select(key => key.Actor)], [.. keys.Take(kept).Select(key => -key.Descending)]);
    }

    /// <summary>Whose turn it is: each stands with one of so many queries, one after another.</summary>
    private static IEnumerable<int> Ambassadors(GroupNeeds? needs, int query, int stride) =>
        needs is null ? [] : needs.Ambassadors.Where((_, at) => (query + at) % stride == 0);

    /// <summary>Whoever was measured on top stays behind the list that the ranker gives without balance: a pool for balance must not change what there is to compare with.</summary>
    private static (float Descending, int Actor)[] WithoutIntruders((float Descending, int Actor)[] keys, HashSet<int> added, int listLength)
    {
        var own = 0;
        return [.. keys.Where(key => added.Contains(key.Actor) ? own >= listLength : own++ >= 0)];
    }
}

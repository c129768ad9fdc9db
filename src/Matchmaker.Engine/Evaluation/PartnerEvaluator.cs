using System.Diagnostics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// Judges recommenders on a <see cref="PartnerSplit"/>: every query against the full catalogue, means over all queries. Queries run on all processors;
/// sums are taken in the order of the queries, so that figures do not depend on the number of threads.
/// </summary>
/// <param name="split">Who is asked about, and what is relevant.</param>
/// <param name="cutOff">Length of the lists that are judged.</param>
/// <param name="sliceOf">The slices a pair (query, partner) belongs to, by index into <paramref name="sliceNames"/>; null for none.</param>
/// <param name="sliceNames">Names of the slices.</param>
public sealed class PartnerEvaluator(
    PartnerSplit split, int cutOff = 20, Func<int, int, IEnumerable<int>>? sliceOf = null, IReadOnlyList<string>? sliceNames = null)
{
    private readonly IReadOnlyList<string> _sliceNames = sliceNames ?? [];

    /// <summary>Asks every query of one recommender. O(queries · cost of one list).</summary>
    /// <param name="recommender">What is judged.</param>
    /// <param name="progress">Told the number of queries done, now and then and at the end.</param>
    /// <param name="cancellation">Stops between queries.</param>
    public EvaluationRow Evaluate(PartnerRecommender recommender, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var lists = new int[split.Queries.Length][];
        var done = 0;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, lists.Length, parallel, recommender.ForThread, (query, _, rank) =>
        {
            var ranked = rank(split.Queries[query]);
            lists[query] = ranked.Length <= cutOff ? ranked : ranked[..cutOff];
            var finished = Interlocked.Increment(ref done);
            if (finished % 256 == 0 || finished == lists.Length) progress?.Report(finished);
            return rank;
        }, _ => { });
        return Summarise(recommender.Name, lists, clock.Elapsed.TotalSeconds);
    }

    private EvaluationRow Summarise(string name, int[][] lists, double seconds)
    {
        double recall = 0, ndcg = 0, hitRate = 0;
        var ndcgs = new double[lists.Length];
        var exposures = new int[split.IsCandidate.Length];
        var slices = _sliceNames.Select(_ => new SliceSums()).ToArray();
        for (var query = 0; query < lists.Length; query++)
        {
            var relevant = split.Relevant[query];
            recall += RankingMetrics.Recall(lists[query], relevant, cutOff);
            ndcgs[query] = RankingMetrics.Ndcg(lists[query], relevant, cutOff);
            ndcg += ndcgs[query];
            hitRate += RankingMetrics.HitRate(lists[query], relevant, cutOff);
            foreach (var shown in lists[query]) exposures[shown]++;
            AddSlices(slices, split.Queries[query], lists[query], relevant);
        }

        var candidates = exposures.Where((_, actor) => split.IsCandidate[actor]).ToArray();
        var count = Math.Max(1, lists.Length);
        return new(
            name, recall / count, ndcg / count, hitRate / count,
            candidates.Length == 0 ? 0 : (double)candidates.Count(shown => shown > 0) / candidates.Length,
            RankingMetrics.Gini(candidates), seconds,
            [.. slices.Select((sums, at) => sums.ToSlice(_sliceNames[at]))])
        {
            QueryNdcg = ndcgs,
        };
    }

    private void AddSlices(SliceSums[] slices, int query, int[] list, HashSet<int> relevant)
    {
        if (sliceOf is null) return;
        foreach (var group in relevant.SelectMany(partner => sliceOf(query, partner), (partner, slice) => (partner, slice)).GroupBy(pair => pair.slice, pair => pair.partner))
        {
            var within = group.ToHashSet();
            slices[group.Key].Add(RankingMetrics.Recall(list, within, cutOff), RankingMetrics.Ndcg(list, within, cutOff));
        }
    }

    private sealed class SliceSums
    {
        private int _queries;
        private double _recall;
        private double _ndcg;

        public void Add(double recall, double ndcg)
        {
            _queries++;
            _recall += recall;
            _ndcg += ndcg;
        }

        public EvaluationSlice ToSlice(string name) => new(name, _queries, _recall / Math.Max(1, _queries), _ndcg / Math.Max(1, _queries));
    }
}

using System.Diagnostics;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// Judges methods on a <see cref="CompletionSplit"/>: the hidden member's place among all candidates. Who has the same score shares the middle of their places, so that no method gains by an order it does not know.
/// Queries run on all processors; sums are taken in their order.
/// </summary>
public sealed class CompletionEvaluator(CompletionSplit split, int cutOff = 20)
{
    /// <summary>Asks every query. O(queries · (cost of scores + actors)).</summary>
    public CompletionRow Evaluate(CompletionMethod method, CancellationToken cancellation = default) => Evaluate([method.Name], () =>
    {
        var score = method.ForThread();
        return (group, scores) => score(group, scores[0]);
    }, cancellation)[0];

    /// <summary>Several methods that share their work, such as the reading of the same signals. Each row tells the time of all.</summary>
    /// <param name="names">What their rows are called.</param>
    /// <param name="forThread">Makes what scores every actor for a group, by each of the methods, with working memory for one thread; the scores are zeros before.</param>
    /// <param name="cancellation">Looked at between queries.</param>
    public CompletionRow[] Evaluate(IReadOnlyList<string> names, Func<Action<GroupQuery, double[][]>> forThread, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        double[][] places = [.. names.Select(_ => new double[split.Queries.Count])];
        Parallel.For(0, split.Queries.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => (Score: forThread(), Scores: Array.ConvertAll(places, _ => new double[split.IsCandidate.Length])), (at, _, work) =>
        {
            foreach (var scores in work.Scores) Array.Clear(scores);
            work.Score(split.Queries[at].Group, work.Scores);
            for (var method = 0; method < places.Length; method++) places[method][at] = Place(work.Scores[method], split.Queries[at]);
            return work;
        }, _ => { });
        return [.. names.Select((name, method) => Row(name, places[method], clock.Elapsed))];
    }

    private CompletionRow Row(string name, double[] places, TimeSpan time)
    {
        var count = Math.Max(1, places.Length);
        return new(name, places.Count(place => place <= cutOff) / (double)count, places.Sum(place => 1 / place) / count, time.TotalSeconds) { Places = places };
    }

    private double Place(double[] scores, CompletionQuery query)
    {
        foreach (var member in query.Group.Members) scores[member] = double.NaN;
        var (own, better, equal) = (scores[query.Hidden], 0, 0);
        for (var actor = 0; actor < scores.Length; actor++)
        {
            if (!split.IsCandidate[actor] || double.IsNaN(scores[actor])) continue;
            if (scores[actor] > own) better++;
            else if (scores[actor] == own) equal++;
        }

        return better + ((equal + 1) / 2.0);
    }
}

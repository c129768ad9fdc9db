using System.Diagnostics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// Judges methods on a <see cref="CompletionSplit"/>: the hidden member's place among all candidates. Who has the same score shares the middle of their places, so that no method gains by an order it does not know.
/// Queries run on all processors; sums are taken in their order.
/// </summary>
public sealed class CompletionEvaluator(CompletionSplit split, int cutOff = 20)
{
    /// <summary>Asks every query. O(queries · (cost of scores + actors)).</summary>
    public CompletionRow Evaluate(CompletionMethod method, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var places = new double[split.Queries.Count];
        Parallel.For(0, places.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => (Score: method.ForThread(), Scores: new double[split.IsCandidate.Length]), (at, _, work) =>
        {
            Array.Clear(work.Scores);
            work.Score(split.Queries[at].Group, work.Scores);
            places[at] = Place(work.Scores, split.Queries[at]);
            return work;
        }, _ => { });
        var count = Math.Max(1, places.Length);
        return new(method.Name, places.Count(place => place <= cutOff) / (double)count, places.Sum(place => 1 / place) / count, clock.Elapsed.TotalSeconds) { Places = places };
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

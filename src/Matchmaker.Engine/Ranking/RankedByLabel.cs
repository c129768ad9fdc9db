using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Actors of each label in the order of their scores, so that the best of a label who may be suggested are found by looking at few others. Only scores above 0 are in it. Immutable.
/// </summary>
internal sealed class RankedByLabel
{
    private readonly int[] _starts;
    private readonly ScoredIndex[] _actors;

    /// <summary>Ranks. O(entries · log entries).</summary>
    /// <param name="labels">Number of labels.</param>
    /// <param name="entries">An actor with its score under a label; each pair once.</param>
    private RankedByLabel(int labels, IEnumerable<(int Label, ScoredIndex Actor)> entries)
    {
        var lists = new List<ScoredIndex>[labels];
        for (var label = 0; label < labels; label++) lists[label] = [];
        foreach (var (label, actor) in entries)
            if (actor.Score > 0) lists[label].Add(actor);
        _starts = new int[labels + 1];
        for (var label = 0; label < labels; label++) _starts[label + 1] = _starts[label] + lists[label].Count;
        _actors = new ScoredIndex[_starts[labels]];
        Parallel.For(0, labels, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, label =>
        {
            var place = _actors.AsSpan(_starts[label], lists[label].Count);
            lists[label].CopyTo(place);
            place.Sort((one, other) => one.RanksBefore(other) ? -1 : other.RanksBefore(one) ? 1 : 0);
        });
    }

    public int LabelCount => _starts.Length - 1;

    /// <summary>The actors of a label, best first; of equal scores the lower index first.</summary>
    public ReadOnlySpan<ScoredIndex> this[int label] => _actors.AsSpan(_starts[label], _starts[label + 1] - _starts[label]);

    /// <summary>All actors under one label.</summary>
    public static RankedByLabel Of(float[] scores) => new(1, scores.Select((score, actor) => (0, new ScoredIndex(actor, score))));

    /// <summary>Each actor under its own label.</summary>
    public static RankedByLabel Of(float[] scores, int[] labels, int labelCount) => new(labelCount, scores.Select((score, actor) => (labels[actor], new ScoredIndex(actor, score))));

    /// <summary>Each actor under the labels (columns) that it has an entry for.</summary>
    public static RankedByLabel Of(SparseRows scores) =>
        new(scores.ColumnCount, Enumerable.Range(0, scores.RowCount).SelectMany(actor => Enumerable.Range(scores.RowStarts[actor], scores.Degree(actor))
            .Select(at => (scores.Columns[at], new ScoredIndex(actor, scores.Values[at])))));

    /// <summary>The best of a label that are open. O(those looked at): the open ones and the closed ones before them.</summary>
    /// <returns>How many there are.</returns>
    public int Best(int label, Predicate<int> isOpen, Span<ScoredIndex> best)
    {
        var count = 0;
        foreach (var actor in this[label])
        {
            if (count == best.Length) break;
            if (isOpen(actor.Index)) best[count++] = actor;
        }

        return count;
    }

    /// <summary>
    /// The best of all labels that are open when the scores of each label are multiplied by a factor of its own: exactly what ranking everybody would give.
    /// O((labels + those looked at) · log labels).
    /// </summary>
    /// <param name="factors">One a label, above 0.</param>
    /// <param name="isOpen">Who may be among them.</param>
    /// <param name="best">Receives them, with the products as scores.</param>
    /// <returns>How many there are.</returns>
    public int BestOfAll(ReadOnlySpan<float> factors, Predicate<int> isOpen, Span<ScoredIndex> best)
    {
        var heads = new PriorityQueue<int, float>(LabelCount);
        var next = _starts.AsSpan(0, LabelCount).ToArray();
        for (var label = 0; label < LabelCount; label++)
            if (next[label] < _starts[label + 1]) heads.Enqueue(label, -(_actors[next[label]].Score * factors[label]));
        var heap = new TopKHeap(best);

        // Equal products all get their turn, so that the lower index enters whatever list it stands in.
        while (heads.TryDequeue(out var label, out var negative) && !(heap.IsFull && -negative < heap.Threshold))
        {
            var actor = _actors[next[label]++].Index;
            if (isOpen(actor)) heap.Offer(actor, -negative);
            if (next[label] < _starts[label + 1]) heads.Enqueue(label, -(_actors[next[label]].Score * factors[label]));
        }

        return heap.TakeSorted().Length;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// The best k of a span of scores. Exact and deterministic: greater scores first, ties by lower index; a score that is not a number is never selected.
/// O(n + m log k), where m is the number of scores that beat the k-th best so far; whole vectors below it are skipped at once.
/// </summary>
public static class TopKSelector
{
    /// <summary>Selects the best k = <paramref name="best"/>.Length of <paramref name="scores"/>, best first.</summary>
    /// <returns>How many were selected: the smaller of k and the number of scores that are numbers.</returns>
    public static int Select(ReadOnlySpan<float> scores, Span<ScoredIndex> best) => Select(scores, [], best);

    /// <summary>Selects as above, leaving out the indices in <paramref name="excluded"/>.</summary>
    /// <param name="scores">Score of each index.</param>
    /// <param name="excluded">Ascending indices that may not be selected; those outside the scores are ignored.</param>
    /// <param name="best">Receives the selection; its length is k.</param>
    /// <returns>How many were selected.</returns>
    public static int Select(ReadOnlySpan<float> scores, ReadOnlySpan<int> excluded, Span<ScoredIndex> best) => Select(scores, new CandidateFilter(excluded), best);

    /// <summary>Selects as above, leaving out what a filter refuses.</summary>
    /// <param name="scores">Score of each index.</param>
    /// <param name="filter">Asked only of indices whose score would be among the best so far.</param>
    /// <param name="best">Receives the selection; its length is k.</param>
    /// <param name="above">Only scores above this are selected, and the filter is asked of no others; null for all.</param>
    /// <returns>How many were selected.</returns>
    public static int Select(ReadOnlySpan<float> scores, CandidateFilter filter, Span<ScoredIndex> best, float? above = null)
    {
        var heap = new TopKHeap(best);
        Offer(ref heap, scores, 0, filter, above);
        return heap.TakeSorted().Length;
    }

    /// <summary>Offers consecutive scores, the first of which belongs to <paramref name="firstIndex"/>; earlier offers all had lower indices.</summary>
    internal static void Offer(ref TopKHeap heap, ReadOnlySpan<float> scores, int firstIndex, CandidateFilter filter, float? above = null)
    {
        var at = 0;
        ref var origin = ref MemoryMarshal.GetReference(scores);
        while (at < scores.Length)
        {
            if (Bar(heap, above) is { } bar)
            {
                var threshold = new Vector<float>(bar);
                while (at <= scores.Length - Vector<float>.Count
                    && !Vector.GreaterThanAny(Vector.LoadUnsafe(ref origin, (nuint)at), threshold))
                {
                    at += Vector<float>.Count;
                }
            }

            var end = Math.Min(scores.Length, at + Vector<float>.Count);
            for (; at < end; at++)
            {
                if (Bar(heap, above) is { } least && !(scores[at] > least)) continue;
                if (filter.Allows(firstIndex + at)) heap.Offer(firstIndex + at, scores[at]);
            }
        }
    }

    /// <summary>What a score has to exceed by now; null for nothing.</summary>
    private static float? Bar(in TopKHeap heap, float? above) => !heap.IsFull ? above : above is { } least ? Math.Max(heap.Threshold, least) : heap.Threshold;
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Each group's share among the candidates: its part of all slots if every list were drawn evenly from its own candidates. A floor on it asks of the ranking that it does not push a group aside, and nothing
/// of who comes to be a candidate; the part of all eligible actors, which is the standard, asks for both.
/// </summary>
public static class CandidateShares
{
    /// <summary>Units of a slot: sums of them are exact in whichever order they are added, up to two thousand million slots.</summary>
    private const long Unit = 1L << 32;

    private const int Chunk = 16;

    /// <summary>
    /// The same attributes with these shares for their targets; zero everywhere where nobody has a candidate. Deterministic, whatever the number of threads.
    /// Cost: finding the candidates of every query, which ranking them does once more.
    /// </summary>
    /// <param name="signals">Where candidates come from.</param>
    /// <param name="queries">Whom the lists are for.</param>
    /// <param name="attributes">By what actors are grouped; a label for each actor of the model.</param>
    /// <param name="listLength">Slots of a list; one with fewer candidates has as many slots as candidates.</param>
    /// <param name="batch">Which kinds may be candidates, and the number of threads.</param>
    /// <param name="isAllowed">Whether a query (first) may be shown an actor (second), called from several threads; null for everyone.</param>
    /// <param name="progress">Told the number of queries done, from any thread.</param>
    /// <param name="cancellation">Stops between queries.</param>
    /// <exception cref="ArgumentException">Labels do not fit the model, or a list has no slot.</exception>
    public static BalanceAttribute[] Of(
        SignalModel signals, int[] queries, IReadOnlyList<BalanceAttribute> attributes, int listLength, BatchOptions batch, Func<int, int, bool>? isAllowed = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        batch.Validate();
        if (listLength < 1) throw new ArgumentException($"A list has at least one slot; it has {listLength}.", nameof(listLength));
        foreach (var attribute in attributes) attribute.Validate(signals.ActorCount);
        var threads = WorkQueue.ThreadCount(batch.Threads);
        var readers = new SignalReader?[threads];
        var sums = new long[threads][][];
        long done = 0;
        WorkQueue.Run(threads, (queries.Length + Chunk - 1) / Chunk, (worker, chunk) =>
        {
            var reader = readers[worker] ??= new(signals);
            var ours = sums[worker] ??= [.. attributes.Select(attribute => new long[attribute.Labels.Count])];
            var end = Math.Min(queries.Length, (chunk + 1) * Chunk);
            foreach (var query in queries.AsSpan((chunk * Chunk)..end))
                Add(reader.Nominate(query, isAllowed is null ? null : candidate => isAllowed(query, candidate), batch.Kinds), attributes, listLength, ours);
            progress?.Report(Interlocked.Add(ref done, end - (chunk * Chunk)));
        }, cancellation);
        return [.. attributes.Select((attribute, at) => attribute with { TargetShares = Shares([.. sums.Where(ours => ours is not null).Select(ours => ours[at])], attribute.Labels.Count) })];
    }

    private static void Add(int[] candidates, IReadOnlyList<BalanceAttribute> attributes, int listLength, long[][] sums)
    {
        if (candidates.Length == 0) return;
        var part = Math.Min(listLength, candidates.Length) * Unit / candidates.Length;
        for (var at = 0; at < attributes.Count; at++)
        {
            var labels = attributes[at].LabelOf;
            foreach (var candidate in candidates) sums[at][labels[candidate]] += part;
        }
    }

    private static double[] Shares(long[][] sums, int labels)
    {
        var ofLabel = new long[labels];
        foreach (var ours in sums)
            for (var label = 0; label < labels; label++) ofLabel[label] += ours[label];
        var all = Math.Max(1, ofLabel.Sum());
        return Array.ConvertAll(ofLabel, sum => (double)sum / all);
    }
}

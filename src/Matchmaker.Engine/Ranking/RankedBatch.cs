namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Ranked candidates of many actors at once, as flat arrays: 8 bytes an entry. The entries of query q stand at <see cref="Starts"/>[q] … <see cref="Starts"/>[q + 1],
/// best first, equal utilities by ascending actor. Immutable by convention.
/// </summary>
public sealed class RankedBatch
{
    /// <summary>Wraps arrays that already satisfy the format; they are not copied. O(entries + largest index).</summary>
    /// <param name="queries">The actors that are asked for, one a query.</param>
    /// <param name="starts">Length queries + 1, non-decreasing, from 0 to the number of entries.</param>
    /// <param name="actors">Dense index of each candidate, distinct within a query.</param>
    /// <param name="utilities">Score of each candidate.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, or a list is not in order.</exception>
    public RankedBatch(int[] queries, int[] starts, int[] actors, float[] utilities)
    {
        if (starts.Length != queries.Length + 1 || starts[0] != 0 || starts[^1] != actors.Length || actors.Length != utilities.Length)
            throw new ArgumentException($"{queries.Length} queries need one more start, running from 0 to the {actors.Length} candidates, with one utility each.", nameof(starts));
        Queries = queries;
        Starts = starts;
        Actors = actors;
        Utilities = utilities;
        CheckOrder();
    }

    /// <summary>The actors that are asked for.</summary>
    public int[] Queries { get; }

    /// <summary>Where each query's entries begin; length <see cref="QueryCount"/> + 1.</summary>
    public int[] Starts { get; }

    /// <summary>Dense index of each candidate.</summary>
    public int[] Actors { get; }

    /// <summary>Score of each candidate; comparable within a query.</summary>
    public float[] Utilities { get; }

    /// <summary>Number of queries.</summary>
    public int QueryCount => Queries.Length;

    /// <summary>Number of candidates of all queries together.</summary>
    public int EntryCount => Actors.Length;

    /// <summary>The candidates of a query, best first.</summary>
    public ReadOnlySpan<int> ActorsOf(int query) => Actors.AsSpan(Starts[query], Count(query));

    /// <summary>Their utilities, in the same order.</summary>
    public ReadOnlySpan<float> UtilitiesOf(int query) => Utilities.AsSpan(Starts[query], Count(query));

    /// <summary>Number of candidates of a query.</summary>
    public int Count(int query) => Starts[query + 1] - Starts[query];

    /// <summary>Packs one list a query, in any order.</summary>
    public static RankedBatch Of(int[] queries, IReadOnlyList<IReadOnlyCollection<(int Actor, float Utility)>> lists)
    {
        var starts = new int[lists.Count + 1];
        for (var query = 0; query < lists.Count; query++) starts[query + 1] = starts[query] + lists[query].Count;
        var entries = lists.SelectMany(list => list.OrderByDescending(entry => entry.Utility).ThenBy(entry => entry.Actor)).ToArray();
        return new(queries, starts, Array.ConvertAll(entries, entry => entry.Actor), Array.ConvertAll(entries, entry => entry.Utility));
    }

    private void CheckOrder()
    {
        var seenIn = new int[Actors.Length == 0 ? 0 : Actors.Max() + 1];
        for (var query = 0; query < QueryCount; query++)
        {
            for (var at = Starts[query]; at < Starts[query + 1]; at++)
            {
                if (!float.IsFinite(Utilities[at])) throw new ArgumentException($"The utility of candidate {at} is {Utilities[at]}; it must be a finite number.");
                if (Actors[at] < 0 || seenIn[Actors[at]] == query + 1) throw new ArgumentException($"Actor {Actors[at]} is negative, or stands twice in the list of query {query}.");
                seenIn[Actors[at]] = query + 1;
                if (at > Starts[query] && (Utilities[at] > Utilities[at - 1] || (Utilities[at] == Utilities[at - 1] && Actors[at] < Actors[at - 1])))
                    throw new ArgumentException($"The list of query {query} is not in order: best first, equal utilities by ascending actor.");
            }
        }
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// Turns collaborations into ties: one of s actors gives each of its pairs weight · 2^(−age / half-life) / (s − 1), so that every actor
/// spends one unit of tie on each collaboration however large it is (Newman 2001, "Scientific collaboration networks II", eq. 2).
/// </summary>
public static class Projection
{
    /// <summary>What a collaboration gives at the least, however old: a tie stays a tie, and 1 over it still is an ordinary 32-bit number.</summary>
    private const float SmallestShare = 1e-30f;

    /// <summary>Builds the graph. O(pairs + actors), two counting sorts; the same result every time.</summary>
    /// <exception cref="ArgumentException">The options are outside their ranges.</exception>
    public static CollaborationGraph Build(Hypergraph collaborations, ProjectionOptions options)
    {
        options.Validate();
        var oversized = 0;
        var undated = 0;
        long entries = 0;
        var shares = new float[collaborations.CollaborationCount];
        for (var c = 0; c < shares.Length; c++)
        {
            var size = collaborations.Size(c);
            if (size < 2) continue;
            if (size > options.MaximumSize) oversized++;
            else if (options.HalfLifeDays is not null && collaborations.Day(c) == Hypergraph.UnknownDay) undated++;
            else
            {
                var share = collaborations.Weight(c) * Age(collaborations.Day(c), options) * Math.Pow(size - 1, -options.SizeDiscount);
                shares[c] = Math.Max((float)share, SmallestShare);
                entries += (long)size * (size - 1);
            }
        }

        if (entries > Array.MaxLength) throw new ArgumentException($"The collaborations make {entries:N0} ties, more than one graph can hold. Lower the maximum size.");
        return new(Accumulate(collaborations, shares), oversized, undated);
    }

    // Collaborations are visited by member, members ascending: each row is gathered in a dense accumulator, and rows come out sorted.
    private static SparseRows Accumulate(Hypergraph collaborations, float[] shares)
    {
        var (starts, incident) = IncidentCollaborations(collaborations, shares);
        var actors = collaborations.ActorCount;
        var rowStarts = new int[actors + 1];
        var columns = new List<int>();
        var values = new List<float>();
        var sum = new float[actors];
        var touched = new List<int>();
        for (var actor = 0; actor < actors; actor++)
        {
            for (var at = starts[actor]; at < starts[actor + 1]; at++)
            {
                var share = shares[incident[at]];
                foreach (var partner in collaborations.Members(incident[at]))
                {
                    if (sum[partner] == 0) touched.Add(partner);
                    sum[partner] += share;
                }
            }

            touched.Sort();
            foreach (var partner in touched)
            {
                if (partner != actor)
                {
                    columns.Add(partner);
                    values.Add(sum[partner]);
                }

                sum[partner] = 0;
            }

            touched.Clear();
            rowStarts[actor + 1] = columns.Count;
        }

        return new SparseRows(actors, rowStarts, [.. columns], [.. values]);
    }

    private static (int[] Starts, int[] Incident) IncidentCollaborations(Hypergraph collaborations, float[] shares)
    {
        var starts = new int[collaborations.ActorCount + 1];
        for (var c = 0; c < shares.Length; c++)
        {
            if (shares[c] == 0) continue;
            foreach (var member in collaborations.Members(c)) starts[member + 1]++;
        }

        for (var actor = 0; actor < collaborations.ActorCount; actor++) starts[actor + 1] += starts[actor];
        var next = starts.AsSpan(0, collaborations.ActorCount).ToArray();
        var incident = new int[starts[^1]];
        for (var c = 0; c < shares.Length; c++)
        {
            if (shares[c] == 0) continue;
            foreach (var member in collaborations.Members(c)) incident[next[member]++] = c;
        }

        return (starts, incident);
    }

    private static double Age(int day, ProjectionOptions options) =>
        options.HalfLifeDays is { } halfLife ? Math.Pow(2, -Math.Max(0, (double)options.AsOfDay - day) / halfLife) : 1;
}

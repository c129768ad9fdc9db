using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>On how many of the shortest chains of introductions between others an actor stands.</summary>
public static class Betweenness
{
    // Fixed, so that sums are added in the same order whatever the number of cores.
    private const int ShareCount = 8;

    /// <summary>
    /// Betweenness of each actor in pairs: the sum over unordered pairs of others of the part of their shortest chains (in hops) that pass through it;
    /// 0 to (n − 1)(n − 2) / 2. Brandes 2001, "A faster algorithm for betweenness centrality", equations 5 and 6. With fewer sources than actors an
    /// unbiased estimate from sources drawn without replacement (Brandes, Pich 2007). O(sources × ties) on all cores, 8 numbers an actor held at once;
    /// deterministic for a seed.
    /// </summary>
    /// <param name="graph">Symmetric adjacency; weights are ignored.</param>
    /// <param name="sourceCount">Sources drawn; exact if at least the number of actors.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="cancellationToken">Checked at every source.</param>
    /// <exception cref="ArgumentException">The adjacency is not square, or there is no source.</exception>
    public static double[] Of(SparseRows graph, int sourceCount = int.MaxValue, int seed = 1, CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        var count = graph.RowCount;
        var sources = Sources(count, sourceCount, seed);
        var taken = sources.Length;
        var shares = new double[ShareCount][];
        Parallel.For(0, ShareCount, new ParallelOptions { CancellationToken = cancellationToken }, share =>
        {
            var walk = new BetweennessWalk(graph);
            for (var at = share; at < taken; at += ShareCount)
            {
                cancellationToken.ThrowIfCancellationRequested();
                walk.Add(sources[at]);
            }

            shares[share] = walk.Sums;
        });

        // Each pair was met from both ends; a drawn source stands for n / k of them.
        var scale = taken == 0 ? 0 : 0.5 * count / taken;
        var betweenness = new double[count];
        foreach (var share in shares)
        {
            for (var actor = 0; actor < count; actor++) betweenness[actor] += scale * share[actor];
        }

        return betweenness;
    }

    /// <summary>The sources that an estimate starts from: drawn without replacement, the same for a seed; all of them where more are asked for than there are.</summary>
    /// <exception cref="ArgumentException">There is no source.</exception>
    public static int[] Sources(int actorCount, int sourceCount, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceCount, 1);
        return new SplitMix64((ulong)seed).Sample(actorCount, Math.Min(sourceCount, actorCount));
    }
}

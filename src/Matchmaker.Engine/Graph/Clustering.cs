using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>How often two partners of an actor are partners themselves.</summary>
public static class Clustering
{
    /// <summary>
    /// Mean over actors of ties among partners / possible ties among partners, 0 for an actor with fewer than two. Watts, Strogatz 1998. With fewer
    /// samples than actors, the mean over a draw without replacement. O(Σ over the sampled of their partners' degrees) on all cores, deterministic.
    /// </summary>
    /// <param name="graph">Symmetric adjacency, no self loops; weights are ignored.</param>
    /// <param name="sampleCount">Actors drawn; exact if at least the number of actors.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="cancellationToken">Checked at every actor.</param>
    /// <returns>0 … 1, or null for a graph without actors.</returns>
    /// <exception cref="ArgumentException">The adjacency is not square, or there is no sample.</exception>
    public static double? Average(SparseRows graph, int sampleCount = int.MaxValue, int seed = 1, CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        var count = graph.RowCount;
        if (count == 0) return null;
        var sampled = new SplitMix64((ulong)seed).Sample(count, Math.Min(sampleCount, count));
        var coefficients = new double[sampled.Length];
        Parallel.For(
            0, sampled.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new bool[count],
            (at, _, isPartner) =>
            {
                coefficients[at] = Local(graph, sampled[at], isPartner);
                return isPartner;
            },
            _ => { });
        return coefficients.Sum() / coefficients.Length;
    }

    private static double Local(SparseRows graph, int actor, bool[] isPartner)
    {
        var partners = graph.RowColumns(actor);
        if (partners.Length < 2) return 0;
        foreach (var partner in partners) isPartner[partner] = true;
        long tiesFromBothEnds = 0;
        foreach (var partner in partners)
        {
            foreach (var other in graph.RowColumns(partner)) tiesFromBothEnds += isPartner[other] ? 1 : 0;
        }

        foreach (var partner in partners) isPartner[partner] = false;
        return (double)tiesFromBothEnds / ((long)partners.Length * (partners.Length - 1));
    }
}

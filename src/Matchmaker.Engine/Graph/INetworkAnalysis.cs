namespace Matchmaker.Engine.Graph;

/// <summary>
/// The port for what a person asks of one snapshot of the network, and graph libraries answer too: who is within reach, and through whom. Safe for
/// concurrent use. Measures without a counterpart elsewhere (structural holes, participation, communities) stay outside the port.
/// </summary>
public interface INetworkAnalysis
{
    /// <summary>The connected components, numbered by decreasing size, of equal ones that with the smallest actor first.</summary>
    ConnectedComponents Components(CancellationToken cancellationToken = default);

    /// <summary>
    /// At most <paramref name="count"/> chains without repeated actors, by hops, then by cost (Σ 1 / weight), then by actor indices; empty if out of reach.
    /// </summary>
    /// <exception cref="ArgumentException">Source and target are the same, an index lies outside the graph, or an option outside its range.</exception>
    IReadOnlyList<IntroductionChain> BestChains(
        int source, int target, int count, IntroductionChainOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Betweenness of each actor, in pairs of others: on how many of the shortest chains (in hops) between them it stands; see <see cref="Betweenness.Of"/>. Exact if <paramref name="sourceCount"/> is at least
    /// the number of actors, an unbiased estimate from <see cref="Betweenness.Sources"/> otherwise; the same for a seed, but for rounding.
    /// </summary>
    /// <exception cref="ArgumentException">There is no source.</exception>
    double[] Brokerage(int sourceCount = int.MaxValue, int seed = 1, CancellationToken cancellationToken = default);
}

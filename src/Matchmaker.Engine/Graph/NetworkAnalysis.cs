using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>The Engine's own <see cref="INetworkAnalysis"/>: <see cref="ConnectedComponents"/> and <see cref="IntroductionChains"/> of one graph.</summary>
/// <param name="graph">Symmetric adjacency, positive weights, no self loops; kept, not copied.</param>
public sealed class NetworkAnalysis(SparseRows graph) : INetworkAnalysis
{
    private readonly IntroductionChains _chains = new(graph);

    /// <inheritdoc/>
    public ConnectedComponents Components(CancellationToken cancellationToken = default) => ConnectedComponents.Find(graph, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<IntroductionChain> BestChains(
        int source, int target, int count, IntroductionChainOptions? options = null, CancellationToken cancellationToken = default) =>
        _chains.Best(source, target, count, options, cancellationToken);

    /// <inheritdoc/>
    public double[] Brokerage(int sourceCount = int.MaxValue, int seed = 1, CancellationToken cancellationToken = default) => Betweenness.Of(graph, sourceCount, seed, cancellationToken);
}

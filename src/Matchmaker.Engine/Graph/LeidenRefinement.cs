namespace Matchmaker.Engine.Graph;

/// <summary>
/// Leiden's refinement (algorithm A.2, RefinePartition and MergeNodesSubset): within each community, nodes start alone and merge only where that does not
/// lower modularity and both sides are well tied to the rest of the community. Whatever merged is connected, so communities cannot fall apart unseen.
/// </summary>
internal static class LeidenRefinement
{
    /// <param name="network">The network of this level.</param>
    /// <param name="communities">Community of each node: 0 … <paramref name="communityCount"/> − 1.</param>
    /// <param name="communityCount">Number of communities.</param>
    /// <param name="expectation">γ / 2m.</param>
    /// <param name="randomness">θ in weight: a merge is drawn with probability proportional to exp(gain / θ).</param>
    /// <param name="random">Gives the order of visits and the draws.</param>
    /// <param name="cancellationToken">Checked at every visit.</param>
    /// <returns>Part of each node, below the number of nodes.</returns>
    public static int[] Run(
        LeidenNetwork network, int[] communities, int communityCount, double expectation, double randomness, ref SplitMix64 random,
        CancellationToken cancellationToken)
    {
        var count = network.NodeCount;
        var parts = new int[count];
        var sizes = new int[count];
        var outward = new double[count];
        var strengths = network.Strengths.AsSpan().ToArray();
        var communityStrengths = new double[communityCount];
        for (var node = 0; node < count; node++)
        {
            parts[node] = node;
            sizes[node] = 1;
            communityStrengths[communities[node]] += strengths[node];
            for (var tie = network.Starts[node]; tie < network.Starts[node + 1]; tie++)
            {
                if (communities[network.Targets[tie]] == communities[node]) outward[node] += network.Weights[tie];
            }
        }

        var toPart = new LabelWeights(count);
        var (_, visits) = LeidenNetwork.NodesByLabel(communities, communityCount, random.Sample(count, count));
        var draws = new double[count];
        foreach (var node in visits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var whole = communityStrengths[communities[node]];
            if (sizes[parts[node]] > 1 || !WellTied(outward[node], strengths[node], whole, expectation)) continue;

            for (var tie = network.Starts[node]; tie < network.Starts[node + 1]; tie++)
            {
                var neighbour = network.Targets[tie];
                if (communities[neighbour] == communities[node]) toPart.Add(parts[neighbour], network.Weights[tie]);
            }

            var strength = strengths[node];
            var most = 0.0;
            foreach (var part in toPart.Touched)
            {
                var gain = toPart[part] - (expectation * strength * strengths[part]);
                draws[part] = gain >= 0 && WellTied(outward[part], strengths[part], whole, expectation) ? gain : double.NegativeInfinity;
                most = Math.Max(most, draws[part]);
            }

            var chosen = Draw(toPart.Touched, draws, node, most, randomness, ref random);
            if (chosen != node)
            {
                parts[node] = chosen;
                sizes[node]--;
                sizes[chosen]++;
                outward[chosen] += outward[node] - (2 * toPart[chosen]);
                strengths[chosen] += strength;
                strengths[node] = 0;
            }

            toPart.Clear();
        }

        return parts;
    }

    // A part is well tied if it shares at least as much weight with the rest of its community as chance would give it.
    private static bool WellTied(double outward, double strength, double communityStrength, double expectation) =>
        outward >= expectation * strength * (communityStrength - strength);

    private static int Draw(ReadOnlySpan<int> parts, double[] draws, int alone, double most, double randomness, ref SplitMix64 random)
    {
        var total = Math.Exp(-most / randomness);
        foreach (var part in parts) total += draws[part] = Math.Exp((draws[part] - most) / randomness);
        var drawn = random.NextUnit() * total;
        foreach (var part in parts)
        {
            drawn -= draws[part];
            if (drawn < 0) return part;
        }

        return alone;
    }
}

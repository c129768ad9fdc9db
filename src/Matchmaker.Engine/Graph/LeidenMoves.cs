namespace Matchmaker.Engine.Graph;

/// <summary>
/// Leiden's fast local moving (algorithm A.2, MoveNodesFast): each node goes to the community where modularity gains most, or to one of its own;
/// whoever's neighbour left is visited again, until nobody wants to move.
/// </summary>
internal static class LeidenMoves
{
    // Below this part of a node's weight a gain is rounding, and following it could go round in circles.
    private const double Tolerance = 1e-10;

    /// <param name="network">The network of this level.</param>
    /// <param name="communities">Community of each node, below the number of nodes; moved in place.</param>
    /// <param name="expectation">γ / 2m.</param>
    /// <param name="random">Gives the order of the first visits.</param>
    /// <param name="cancellationToken">Checked at every visit.</param>
    public static void Run(LeidenNetwork network, int[] communities, double expectation, ref SplitMix64 random, CancellationToken cancellationToken)
    {
        var count = network.NodeCount;
        var strengths = new double[count];
        var sizes = new int[count];
        for (var node = 0; node < count; node++)
        {
            strengths[communities[node]] += network.Strengths[node];
            sizes[communities[node]]++;
        }

        var empty = new Stack<int>();
        for (var community = count - 1; community >= 0; community--)
        {
            if (sizes[community] == 0) empty.Push(community);
        }

        var queue = random.Sample(count, count);
        var waits = new bool[count];
        Array.Fill(waits, true);
        var toCommunity = new LabelWeights(count);
        var head = 0;
        for (var waiting = count; waiting > 0; waiting--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = queue[head];
            head = Next(head, count);
            waits[node] = false;

            var from = communities[node];
            toCommunity.AddTies(network, node, communities);
            var to = Best(network.Strengths[node], from, sizes[from] == 1, toCommunity, strengths, expectation, empty);
            toCommunity.Clear();
            if (to == from) continue;

            communities[node] = to;
            strengths[from] -= network.Strengths[node];
            strengths[to] += network.Strengths[node];
            if (sizes[to]++ == 0) empty.Pop();
            if (--sizes[from] == 0)
            {
                strengths[from] = 0;
                empty.Push(from);
            }

            for (var tie = network.Starts[node]; tie < network.Starts[node + 1]; tie++)
            {
                var neighbour = network.Targets[tie];
                if (waits[neighbour] || communities[neighbour] == to) continue;
                waits[neighbour] = true;
                queue[(int)(((long)head + waiting++ - 1) % count)] = neighbour;
            }
        }
    }

    // Gain of joining, with the node taken out of its own community first: w(node, C) − γ k K_C / 2m; an empty community gives 0.
    private static int Best(
        double strength, int from, bool alone, LabelWeights toCommunity, double[] strengths, double expectation, Stack<int> empty)
    {
        var best = from;
        var most = toCommunity[from] - (expectation * strength * (strengths[from] - strength)) + (Tolerance * strength);
        foreach (var community in toCommunity.Touched)
        {
            if (community == from) continue;
            var gain = toCommunity[community] - (expectation * strength * strengths[community]);
            if (gain <= most) continue;
            most = gain;
            best = community;
        }

        return most < 0 && !alone ? empty.Peek() : best;
    }

    private static int Next(int place, int count) => place + 1 == count ? 0 : place + 1;
}

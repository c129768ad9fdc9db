using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>
/// The network one level of Leiden works on: the graph itself, or its aggregate, in which a node stands for several actors. Ties within a node are
/// left out, for they change no decision; <see cref="Strengths"/> keeps counting them.
/// </summary>
/// <param name="Starts">Where each node's ties begin; length nodes + 1.</param>
/// <param name="Targets">The other node of each tie.</param>
/// <param name="Weights">Weight of each tie, same length.</param>
/// <param name="Strengths">k: total weight of the actors a node stands for, their inner ties from both ends.</param>
internal sealed record LeidenNetwork(int[] Starts, int[] Targets, float[] Weights, double[] Strengths)
{
    public int NodeCount => Strengths.Length;

    public static LeidenNetwork Of(SparseRows graph)
    {
        var strengths = new double[graph.RowCount];
        for (var actor = 0; actor < strengths.Length; actor++) strengths[actor] = graph.RowSum(actor);
        return new LeidenNetwork(graph.RowStarts, graph.Columns, graph.Values, strengths);
    }

    /// <summary>One node for each label 0 … <paramref name="count"/> − 1; weights between labels added up in 64 bits. O(nodes + ties).</summary>
    public LeidenNetwork Aggregate(int[] labels, int count, CancellationToken cancellationToken)
    {
        var (memberStarts, members) = NodesByLabel(labels, count);
        var starts = new int[count + 1];
        var targets = new int[Math.Min(Targets.Length, 1024)];
        var weights = new float[targets.Length];
        var strengths = new double[count];
        var sums = new LabelWeights(count);
        for (var label = 0; label < count; label++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = memberStarts[label]; at < memberStarts[label + 1]; at++)
            {
                strengths[label] += Strengths[members[at]];
                sums.AddTies(this, members[at], labels);
            }

            var filled = starts[label];
            var needed = filled + sums.Touched.Length;
            if (needed > targets.Length)
            {
                var length = (int)Math.Min(Targets.Length, Math.Max(needed, targets.Length * 2L));
                Array.Resize(ref targets, length);
                Array.Resize(ref weights, length);
            }

            foreach (var other in sums.Touched)
            {
                if (other == label) continue;
                targets[filled] = other;
                weights[filled++] = (float)sums[other];
            }

            starts[label + 1] = filled;
            sums.Clear();
        }

        return new LeidenNetwork(starts, targets, weights, strengths);
    }

    /// <summary>The nodes of each label, ascending, or in the order of <paramref name="visits"/>.</summary>
    public static (int[] Starts, int[] Nodes) NodesByLabel(int[] labels, int count, int[]? visits = null)
    {
        var starts = new int[count + 1];
        foreach (var label in labels) starts[label + 1]++;
        for (var label = 0; label < count; label++) starts[label + 1] += starts[label];
        var next = starts.AsSpan(0, count).ToArray();
        var nodes = new int[labels.Length];
        for (var at = 0; at < labels.Length; at++)
        {
            var node = visits is null ? at : visits[at];
            nodes[next[labels[node]]++] = node;
        }

        return (starts, nodes);
    }
}

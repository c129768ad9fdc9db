using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// How much more often than by chance actors of two labels are tied: ln((observed + 5) / (expected + 5)), expected by the labels' shares of all ties. The 5 keeps rare labels near 0.
/// </summary>
internal sealed class PairLift
{
    private const double Prior = 5;
    private readonly float[] _lifts;

    private PairLift(int labels, float[] lifts)
    {
        LabelCount = labels;
        _lifts = lifts;
    }

    public int LabelCount { get; }

    public float this[int one, int other] => _lifts[(one * LabelCount) + other];

    /// <summary>O(ties + labels²).</summary>
    public static PairLift Build(SparseRows ties, int[] labels)
    {
        var count = labels.Length == 0 ? 0 : labels.Max() + 1;
        var observed = new double[count * count];
        var shares = new double[count];
        double total = 0;
        for (var actor = 0; actor < ties.RowCount; actor++)
        {
            var partners = ties.RowColumns(actor);
            var weights = ties.RowValues(actor);
            for (var at = 0; at < partners.Length; at++)
            {
                observed[(labels[actor] * count) + labels[partners[at]]] += weights[at];
                shares[labels[actor]] += weights[at];
                total += weights[at];
            }
        }

        var lifts = new float[count * count];
        for (var pair = 0; pair < lifts.Length; pair++)
        {
            var expected = total == 0 ? 0 : shares[pair / count] * shares[pair % count] / total;
            lifts[pair] = (float)Math.Log((observed[pair] + Prior) / (expected + Prior));
        }

        return new(count, lifts);
    }
}

using System.Runtime.Intrinsics;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Every tie with its four weights side by side, so that one pass over the partners' partners computes four scores at once:
/// joint collaborations, the same fading with age, shares of 1/(s − 1), and the bare existence of the tie.
/// </summary>
internal sealed class TieTable
{
    private TieTable(SparseRows counts, Vector128<float>[] weights, Vector128<float>[] inverseStrengths, double[] strengths, double[] agedStrengths)
    {
        Counts = counts;
        Weights = weights;
        InverseStrengths = inverseStrengths;
        Strengths = strengths;
        AgedStrengths = agedStrengths;
        Activity = new float[agedStrengths.Length];
        for (var actor = 0; actor < Activity.Length; actor++) Activity[actor] = counts.Degree(actor) == 0 ? 0 : 1 + (float)agedStrengths[actor];
    }

    /// <summary>Actors × actors, number of joint collaborations times their kinds' weights.</summary>
    public SparseRows Counts { get; }

    /// <summary>One element an entry of <see cref="Counts"/>: (count, aged count, share, 1).</summary>
    public Vector128<float>[] Weights { get; }

    /// <summary>One element an actor: 1 over its sum of each weight, and 1 in the last lane, which is not divided.</summary>
    public Vector128<float>[] InverseStrengths { get; }

    public double[] Strengths { get; }

    public double[] AgedStrengths { get; }

    /// <summary>1 + <see cref="AgedStrengths"/>; 0 for those without a tie.</summary>
    public float[] Activity { get; }

    public static TieTable Build(Hypergraph collaborations, int asOfDay, SignalOptions options)
    {
        var counting = new ProjectionOptions { MaximumSize = options.MaximumSize, SizeDiscount = 0 };
        var counts = Projection.Build(collaborations, counting);
        var aged = Projection.Build(collaborations, counting with { HalfLifeDays = options.HalfLifeDays, AsOfDay = asOfDay });
        var shares = Projection.Build(collaborations, counting with { SizeDiscount = 1 });
        return new(counts.Adjacency, Join(counts.Adjacency, aged.Adjacency, shares.Adjacency), Invert(counts, aged, shares), counts.Strengths, aged.Strengths);
    }

    private static Vector128<float>[] Join(SparseRows counts, SparseRows aged, SparseRows shares)
    {
        var joined = new Vector128<float>[counts.EntryCount];
        for (var row = 0; row < counts.RowCount; row++)
        {
            // Undated collaborations have no age, so that the aged ties are a subset of all: walk both rows together.
            var at = aged.RowStarts[row];
            for (var entry = counts.RowStarts[row]; entry < counts.RowStarts[row + 1]; entry++)
            {
                var isAged = at < aged.RowStarts[row + 1] && aged.Columns[at] == counts.Columns[entry];
                joined[entry] = Vector128.Create(counts.Values[entry], isAged ? aged.Values[at++] : 0, shares.Values[entry], 1);
            }
        }

        return joined;
    }

    private static Vector128<float>[] Invert(CollaborationGraph counts, CollaborationGraph aged, CollaborationGraph shares)
    {
        var inverse = new Vector128<float>[counts.ActorCount];
        for (var actor = 0; actor < inverse.Length; actor++)
            inverse[actor] = Vector128.Create(Inverse(counts.Strengths[actor]), Inverse(aged.Strengths[actor]), Inverse(shares.Strengths[actor]), 1);
        return inverse;
    }

    private static float Inverse(double strength) => strength > 0 ? (float)(1 / strength) : 0;
}

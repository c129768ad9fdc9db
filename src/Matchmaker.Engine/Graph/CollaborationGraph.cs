using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>The weighted projection of a <see cref="Hypergraph"/>: who has worked with whom, and how strongly.</summary>
/// <param name="Adjacency">Symmetric, actors × actors, positive weights, nothing on the diagonal.</param>
/// <param name="OversizedCount">Collaborations left out for having more actors than the cap.</param>
/// <param name="UndatedCount">Collaborations left out because ageing was asked for and their start is not known.</param>
public sealed record CollaborationGraph(SparseRows Adjacency, int OversizedCount, int UndatedCount)
{
    private double[]? _strengths;

    /// <summary>Number of actors, isolated ones included.</summary>
    public int ActorCount => Adjacency.RowCount;

    /// <summary>Number of pairs that have worked together.</summary>
    public int PairCount => Adjacency.EntryCount / 2;

    /// <summary>Number of partners of an actor.</summary>
    public int Degree(int actor) => Adjacency.Degree(actor);

    /// <summary>Sum of the weights of each actor's ties; length <see cref="ActorCount"/>. Computed at first use.</summary>
    public double[] Strengths => _strengths ??= SumRows(Adjacency);

    private static double[] SumRows(SparseRows adjacency)
    {
        var sums = new double[adjacency.RowCount];
        for (var row = 0; row < sums.Length; row++) sums[row] = adjacency.RowSum(row);
        return sums;
    }
}

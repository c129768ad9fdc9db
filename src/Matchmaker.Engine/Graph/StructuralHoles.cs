using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>Whose partners do not know each other: the room an actor has to broker between them. Burt 1992, "Structural Holes", chapter 2.</summary>
/// <param name="Constraint">
/// c of each actor (equation 2.4): near 0 for many partners strange to each other, 1 for a single one, above 1 possible for few close ones.
/// NaN for an actor without ties, who is neither free nor bound.
/// </param>
/// <param name="EffectiveSize">Partners less their redundancy (equation 2.2): 0 … degree.</param>
public sealed record StructuralHoles(double[] Constraint, double[] EffectiveSize)
{
    /// <summary>
    /// c_i = Σ_j (p_ij + Σ_q p_iq p_qj)² and e_i = Σ_j (1 − Σ_q p_iq m_jq) over partners j and the third parties q that are partners of both, where
    /// p is a tie's part of the first one's total weight and m its part of the first one's strongest tie. O(Σ degree²) on all cores, deterministic.
    /// </summary>
    /// <param name="graph">Symmetric adjacency, positive weights, no self loops.</param>
    /// <param name="cancellationToken">Checked at every actor.</param>
    /// <exception cref="ArgumentException">The adjacency is not square.</exception>
    public static StructuralHoles Of(SparseRows graph, CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        var count = graph.RowCount;
        var totals = new double[count];
        var strongest = new double[count];
        for (var actor = 0; actor < count; actor++)
        {
            totals[actor] = graph.RowSum(actor);
            foreach (var weight in graph.RowValues(actor)) strongest[actor] = Math.Max(strongest[actor], weight);
        }

        var holes = new StructuralHoles(new double[count], new double[count]);
        Parallel.For(
            0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Places: new int[count], Indirect: new double[count]),
            (actor, _, own) =>
            {
                (holes.Constraint[actor], holes.EffectiveSize[actor]) = Measure(graph, actor, totals, strongest, own.Places, own.Indirect);
                return own;
            },
            _ => { });
        return holes;
    }

    // places: 1 + the place of a partner in the actor's row, 0 for others; indirect: by place. Both are left as they were found, all 0.
    private static (double Constraint, double EffectiveSize) Measure(
        SparseRows graph, int actor, double[] totals, double[] strongest, int[] places, double[] indirect)
    {
        var partners = graph.RowColumns(actor);
        var weights = graph.RowValues(actor);
        for (var place = 0; place < partners.Length; place++) places[partners[place]] = place + 1;

        double redundancy = 0;
        for (var place = 0; place < partners.Length; place++)
        {
            var third = partners[place];
            var toThird = weights[place] / totals[actor];
            var others = graph.RowColumns(third);
            var otherWeights = graph.RowValues(third);
            for (var at = 0; at < others.Length; at++)
            {
                var found = places[others[at]];
                if (found == 0) continue;
                indirect[found - 1] += toThird * otherWeights[at] / totals[third];
                redundancy += toThird * otherWeights[at] / strongest[others[at]];
            }
        }

        double constraint = 0;
        for (var place = 0; place < partners.Length; place++)
        {
            var bond = (weights[place] / totals[actor]) + indirect[place];
            constraint += bond * bond;
            indirect[place] = 0;
            places[partners[place]] = 0;
        }

        return partners.Length == 0 ? (double.NaN, 0) : (constraint, partners.Length - redundancy);
    }
}

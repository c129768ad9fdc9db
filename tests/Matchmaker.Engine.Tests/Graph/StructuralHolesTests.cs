using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class StructuralHolesTests
{
    [Fact]
    public void Of_RandomGraphs_EqualsTheDefinition()
    {
        foreach (var graph in TestGraphs.Many(200, 12))
        {
            var (constraint, effectiveSize) = Naive(graph);
            var found = StructuralHoles.Of(graph);
            for (var actor = 0; actor < graph.RowCount; actor++)
            {
                Assert.Equal(constraint[actor], found.Constraint[actor], 10);
                Assert.Equal(effectiveSize[actor], found.EffectiveSize[actor], 10);
            }
        }
    }

    [Fact]
    public void Of_Karate_IsTheKnownValue()
    {
        // Reference: NetworkX 3.6.1, constraint and effective_size.
        var plain = StructuralHoles.Of(TestGraphs.Karate);
        Assert.Equal(0.15542329764660495, plain.Constraint[0], 12);
        Assert.Equal(0.1564186851211073, plain.Constraint[33], 12);
        Assert.Equal(13.75, plain.EffectiveSize[0], 12);
        Assert.Equal(15.235294117647058, plain.EffectiveSize[33], 12);

        var weighted = StructuralHoles.Of(TestGraphs.WeightedKarate);
        Assert.Equal(0.15497285521429743, weighted.Constraint[0], 12);
        Assert.Equal(0.16783776685402274, weighted.Constraint[33], 12);
        Assert.Equal(14.446428571428573, weighted.EffectiveSize[0], 12);
        Assert.Equal(15.805555555555555, weighted.EffectiveSize[33], 12);
    }

    [Fact]
    public void Of_Star_CentreIsFreeAndLeavesAreBound()
    {
        var holes = StructuralHoles.Of(TestGraphs.Star(4));
        Assert.Equal(0.25, holes.Constraint[0], 12);
        Assert.Equal(4, holes.EffectiveSize[0], 12);
        Assert.Equal(1, holes.Constraint[1], 12);
        Assert.Equal(1, holes.EffectiveSize[1], 12);
    }

    [Fact]
    public void Of_Clique_PartnersAreRedundant()
    {
        var holes = StructuralHoles.Of(TestGraphs.Clique(5));
        Assert.Equal(4 * Math.Pow((1 / 4.0) + (3 / 16.0), 2), holes.Constraint[2], 12);
        Assert.Equal(1, holes.EffectiveSize[2], 12);
    }

    [Fact]
    public void Of_IsolatedActor_HasNoConstraintAndNoSize()
    {
        var holes = StructuralHoles.Of(TestGraphs.FromTies(3, (0, 1, 1)));
        Assert.Equal(double.NaN, holes.Constraint[2]);
        Assert.Equal(0, holes.EffectiveSize[2]);
        Assert.Empty(StructuralHoles.Of(TestGraphs.Path(0)).Constraint);
    }

    [Fact]
    public void Of_Cancelled_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => StructuralHoles.Of(TestGraphs.Karate, new CancellationToken(canceled: true)));

    // Plain twin in Burt's symbols, over all triples.
    private static (double[] Constraint, double[] EffectiveSize) Naive(SparseRows graph)
    {
        var count = graph.RowCount;
        var z = TestGraphs.Dense(graph);
        double P(int i, int j) => (z[i, j] + z[j, i]) / Enumerable.Range(0, count).Sum(k => z[i, k] + z[k, i]);
        double M(int j, int q) => (z[j, q] + z[q, j]) / Enumerable.Range(0, count).Max(k => z[j, k] + z[k, j]);
        var constraint = new double[count];
        var effectiveSize = new double[count];
        for (var i = 0; i < count; i++)
        {
            var contacts = Enumerable.Range(0, count).Where(j => z[i, j] > 0).ToArray();
            constraint[i] = contacts.Length == 0
                ? double.NaN
                : contacts.Sum(j => Math.Pow(P(i, j) + contacts.Where(q => q != j).Sum(q => P(i, q) * P(q, j)), 2));
            effectiveSize[i] = contacts.Sum(j => 1 - contacts.Where(q => q != j).Sum(q => P(i, q) * M(j, q)));
        }

        return (constraint, effectiveSize);
    }
}

using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Filtering;

public sealed class NormalisedInteractionsTests
{
    /// <summary>One pair among many that is a little stronger: what a step adds is next to nothing at first, and the greatest is found all the same.</summary>
    [Theory]
    [InlineData(2_000, 1.05)]
    [InlineData(20_000, 1.05)]
    [InlineData(200_000, 1.1)]
    public void GreatestEigenvalue_OneStrongPairAmongMany_IsFound(int pairs, double weight)
    {
        int[] each = [.. Enumerable.Range(0, pairs)];
        float[] values = [.. each.Select(pair => pair == pairs / 2 ? (float)weight : 1f)];

        var found = new NormalisedInteractions(SparseRows.FromEntries(pairs, pairs, each, each, values), 0, 0).GreatestEigenvalue(CancellationToken.None);

        Assert.Equal(weight * weight, found, 1e-4);
    }
}

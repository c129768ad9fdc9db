using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking.Variety;

namespace Matchmaker.Engine.Tests.Ranking.Variety;

public sealed class ActorLikenessTests
{
    private static readonly SparseRows Rows = SparseRows.FromEntries(4, 3, [0, 0, 1, 1, 2, 2], [0, 1, 1, 2, 0, 1], [3, 4, 5, 12, -3, -4]);

    [Fact]
    public void Of_LabelsAndRows_IsTheWeightedMeanOfSamenessAndCosine()
    {
        var likeness = new ActorLikeness([(1, [0, 0, 1, 0]), (2, [5, 6, 5, 5])], [(3, Rows)]);

        Assert.Equal((1 + (3 * (4 * 5 / (5.0 * 13)))) / 6, likeness.Of(0, 1), 1e-12);
        Assert.Equal(likeness.Of(0, 1), likeness.Of(1, 0));
        Assert.Equal(1, likeness.Of(0, 0), 1e-12);
        Assert.Equal(2 / 6.0, likeness.Of(0, 2), 1e-12);
        Assert.Equal(3 / 6.0, likeness.Of(0, 3), 1e-12);
    }

    [Fact]
    public void Constructor_NothingToGoByOrAWrongWeight_IsRefused()
    {
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new ActorLikeness([], [])).Message, StringComparison.Ordinal);
        foreach (var weight in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Contains("above 0", Assert.Throws<ArgumentException>(() => new ActorLikeness([(weight, [0])], [])).Message, StringComparison.Ordinal);
    }
}

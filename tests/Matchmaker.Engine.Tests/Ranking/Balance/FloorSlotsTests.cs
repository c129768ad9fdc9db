using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

public sealed class FloorSlotsTests
{
    [Fact]
    public void Of_Fractions_AreRoundedUp() => Assert.Equal([4, 1, 0], FloorSlots.Of([0.71, 0.05, 0], 0.5, 10));

    [Fact]
    public void Of_WholeNumbersUpToRounding_AskForNoneMore() => Assert.Equal([3, 3, 3], FloorSlots.Of([0.1 + 0.2, 0.3, 0.3], 1, 10));

    [Fact]
    public void Of_MoreThanThereIs_GoesToTheLargestRemaindersAndTheLowerLabel()
    {
        Assert.Equal([4, 3, 3], FloorSlots.Of([1 / 3.0, 1 / 3.0, 1 / 3.0], 1, 10));
        Assert.Equal([1, 2, 7], FloorSlots.Of([0.14, 0.16, 0.7], 1, 10));
    }
}

using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class RankedBatchTests
{
    [Fact]
    public void Of_ListsInAnyOrder_AreSortedBestFirstTiesByActor()
    {
        var batch = RankedBatch.Of([5, 6, 9], [[(2, 1f), (1, 1f), (0, 3f)], [], [(4, -1f)]]);

        Assert.Equal((3, 4), (batch.QueryCount, batch.EntryCount));
        Assert.Equal([0, 1, 2], batch.ActorsOf(0).ToArray());
        Assert.Equal([3f, 1f, 1f], batch.UtilitiesOf(0).ToArray());
        Assert.Equal((0, 1), (batch.Count(1), batch.Count(2)));
    }

    [Fact]
    public void Constructor_WhatIsNotInOrder_IsRefused()
    {
        void Refused(string part, int[] starts, int[] actors, float[] utilities) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => new RankedBatch([0], starts, actors, utilities)).Message, StringComparison.Ordinal);

        Refused("one more start", [0], [1], [1]);
        Refused("one more start", [0, 2], [1], [1]);
        Refused("finite", [0, 1], [1], [float.NaN]);
        Refused("twice", [0, 2], [1, 1], [2, 1]);
        Refused("negative", [0, 1], [-1], [2]);
        Refused("not in order", [0, 2], [1, 2], [1, 2]);
        Refused("not in order", [0, 2], [2, 1], [1, 1]);
    }
}

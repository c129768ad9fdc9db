using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class HypergraphTests
{
    [Fact]
    public void Build_RandomCollaborations_KeepsWhatWasAdded()
    {
        var plain = RandomCollaborations.Of(3, 12, 50);

        var built = RandomCollaborations.Build(12, plain);

        Assert.Equal((12, 50, plain.Sum(one => one.Size)), (built.ActorCount, built.CollaborationCount, built.MembershipCount));
        AssertSame(plain, built);
    }

    [Fact]
    public void UpToSize_RandomCollaborations_KeepsTheSmallInOrder()
    {
        var plain = RandomCollaborations.Of(4, 12, 50);

        var kept = RandomCollaborations.Build(12, plain).UpToSize(3);

        AssertSame([.. plain.Where(one => one.Size <= 3)], kept);
        Assert.InRange(kept.CollaborationCount, 1, 49);
    }

    [Fact]
    public void Between_RandomCollaborations_KeepsTheDatedFromTheFirstDayUntilBeforeTheLast()
    {
        var plain = RandomCollaborations.Of(5, 12, 50);
        var days = plain.Select(one => one.Day).Where(day => day != Hypergraph.UnknownDay).Order().ToArray();
        var (from, until) = (days[5], days[30]);

        var kept = RandomCollaborations.Build(12, plain).Between(from, until);

        AssertSame([.. plain.Where(one => one.Day >= from && one.Day < until)], kept);
        Assert.Equal(25, kept.CollaborationCount);
    }

    [Fact]
    public void Between_FromTheBeginning_LeavesOutTheUndated()
    {
        var plain = RandomCollaborations.Of(6, 12, 50);

        var kept = RandomCollaborations.Build(12, plain).Between(int.MinValue, int.MaxValue);

        AssertSame([.. plain.Where(one => one.Day != Hypergraph.UnknownDay)], kept);
        Assert.InRange(kept.CollaborationCount, 1, 49);
    }

    [Fact]
    public void Add_OutOfRange_IsRefusedByName()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HypergraphBuilder(-1));
        Assert.Throws<ArgumentOutOfRangeException>("members", () => new HypergraphBuilder(3).Add([0, 3], 1));
        Assert.Throws<ArgumentOutOfRangeException>("members", () => new HypergraphBuilder(3).Add([-1], 1));
        Assert.Throws<ArgumentOutOfRangeException>("themes", () => new HypergraphBuilder(3).Add([0], 1, 1, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>("leaders", () => new HypergraphBuilder(3).Add([0, 1], 1, 1, [], [2]));
        foreach (var weight in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("weight", () => new HypergraphBuilder(3).Add([0], 1, weight));
    }

    /// <summary>What was refused must leave nothing behind.</summary>
    [Fact]
    public void Add_AfterARefusedOne_HoldsOnlyTheGood()
    {
        var builder = new HypergraphBuilder(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add([0, 1, 9], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add([0, 1], 1, 1, [3], [2]));
        builder.Add([2], 5);

        var built = builder.Build();

        Assert.Equal([2], built.Members(0).ToArray());
        Assert.Equal((1, 1), (built.CollaborationCount, built.MembershipCount));
        Assert.True(built.Leaders(0).IsEmpty && built.Themes(0).IsEmpty);
    }

    private static void AssertSame(List<PlainCollaboration> plain, Hypergraph built)
    {
        Assert.Equal(plain.Count, built.CollaborationCount);
        Assert.Contains(plain, one => one.Leaders.Length > 0);
        for (var at = 0; at < plain.Count; at++)
        {
            Assert.Equal(plain[at].Distinct, built.Members(at).ToArray());
            Assert.Equal(plain[at].Leaders.Distinct().Order(), built.Leaders(at).ToArray());
            Assert.Equal(plain[at].Themes, built.Themes(at).ToArray());
            Assert.Equal((plain[at].Day, plain[at].Weight, plain[at].Size), (built.Day(at), built.Weight(at), built.Size(at)));
        }
    }
}

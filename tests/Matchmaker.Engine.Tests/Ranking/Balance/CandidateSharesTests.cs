using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

public sealed class CandidateSharesTests
{
    private static readonly RankingWorld World = new(4);
    private static readonly int[] Queries = [.. RankingWorld.Everyone.Where(actor => World.Partners(actor).Any())];

    private static BalanceAttribute Thirds => new("third", [.. RankingWorld.Everyone.Select(actor => actor % 3)], ["none", "one", "two", "nobody"]);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    public void Of_EveryQuery_CountsAListByItsSlots(int listLength)
    {
        var reader = new SignalReader(World.Model);
        var (expected, slots) = (new double[4], 0.0);
        foreach (var query in Queries)
        {
            var candidates = reader.Read(query, other => (query + other) % 5 != 0).Actors;
            var ofList = Math.Min(listLength, candidates.Length);
            foreach (var candidate in candidates) expected[candidate % 3] += (double)ofList / candidates.Length;
            slots += ofList;
        }

        var shares = Assert.Single(CandidateShares.Of(World.Model, Queries, [Thirds], listLength, new(), (query, other) => (query + other) % 5 != 0)).TargetShares!;

        Assert.All(Enumerable.Range(0, 4), label => Assert.Equal(expected[label] / slots, shares[label], 7));
        Assert.Equal((1, 0), (Math.Round(shares.Sum(), 12), shares[3]));
    }

    [Fact]
    public void Of_AnyNumberOfThreads_GivesTheSame() =>
        Assert.Equal(Assert.Single(CandidateShares.Of(World.Model, Queries, [Thirds], 20, new() { Threads = 1 })).TargetShares, Assert.Single(CandidateShares.Of(World.Model, Queries, [Thirds], 20, new() { Threads = 3 })).TargetShares);

    [Fact]
    public void Of_NobodyAllowed_LeavesNothingToShare()
    {
        var shares = Assert.Single(CandidateShares.Of(World.Model, Queries, [Thirds], 20, new(), (_, _) => false)).TargetShares!;

        Assert.All(shares, share => Assert.Equal(0, share));
    }

    [Fact]
    public void Of_WrongInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CandidateShares.Of(World.Model, Queries, [Thirds], 0, new()));
        Assert.Throws<ArgumentException>(() => CandidateShares.Of(World.Model, Queries, [Thirds], 20, new() { Threads = -1 }));
        Assert.Throws<ArgumentException>(() => CandidateShares.Of(World.Model, Queries, [Thirds with { LabelOf = [0] }], 20, new()));
    }
}

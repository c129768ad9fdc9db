using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class PartnerSplitTests
{
    [Fact]
    public void At_ToyExample_FollowsTheProtocolToTheLetter()
    {
        var split = ToySplit.Make();

        // Train pairs: 0-1, 0-2, 1-2, 3-4. New test pairs with both ends known: 0-3, 1-4, 1-3 (3-4 is old, 2-5 and 0-11 have an unknown end).
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, ToySplit.Actors).Where(actor => split.IsCandidate[actor]));
        Assert.Equal([0, 1, 3, 4], split.Queries);
        Assert.Equal([3], split.Relevant[0].Order());
        Assert.Equal([3, 4], split.Relevant[1].Order());
        Assert.Equal([0, 1], split.Relevant[2].Order());
        Assert.Equal([1], split.Relevant[3].Order());
        Assert.Equal(4, split.TrainGraph.PairCount);
        Assert.Equal([3, 2, 1], Enumerable.Range(0, split.Train.CollaborationCount).Select(split.Train.Size));
    }

    [Fact]
    public void At_OpenEnd_TakesEverythingFromTheCutOn()
    {
        var split = PartnerSplit.At(RandomCollaborations.Build(ToySplit.Actors, ToySplit.Collaborations), ToySplit.Cut, maximumSize: ToySplit.MaximumSize);

        Assert.Equal([0, 1, 2, 3, 4], split.Queries);
        Assert.Equal([4], split.Relevant[2].Order());
    }

    [Fact]
    public void AtMost_FewerQueries_KeepsSomeEvenlySpacedWithTheirPartnersAndAllElse()
    {
        var split = ToySplit.Make();

        var two = split.AtMost(2);

        Assert.Equal([0, 3], two.Queries);
        Assert.Equal([split.Relevant[0], split.Relevant[2]], two.Relevant);
        Assert.Same(split.TrainGraph, two.TrainGraph);
        Assert.Same(split.IsCandidate, two.IsCandidate);
        Assert.Same(split, split.AtMost(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => split.AtMost(0));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(4)]
    public void At_RandomCollaborations_EqualsTheProtocolWrittenWithSets(int maximumSize)
    {
        var queries = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var plain = RandomCollaborations.Of(seed, 40, 30);
            const int cut = RandomCollaborations.FirstDay + (3 * 365);
            const int until = cut + 700;
            var used = plain.Where(one => one.Day != Hypergraph.UnknownDay && one.Size <= maximumSize).ToArray();
            var train = Pairs(used.Where(one => one.Day < cut));
            var test = Pairs(used.Where(one => one.Day is >= cut and < until));
            var known = train.Select(pair => pair.A).ToHashSet();
            var relevant = test.Except(train).Where(pair => known.Contains(pair.A) && known.Contains(pair.B)).ToLookup(pair => pair.A, pair => pair.B);

            var split = PartnerSplit.At(RandomCollaborations.Build(40, plain), cut, until, maximumSize);

            Assert.Equal(relevant.Select(group => group.Key).Order(), split.Queries);
            for (var at = 0; at < split.Queries.Length; at++) Assert.Equal(relevant[split.Queries[at]].Order(), split.Relevant[at].Order());
            Assert.Equal(known.Order(), Enumerable.Range(0, 40).Where(actor => split.IsCandidate[actor]));
            queries += split.Queries.Length;
        }

        Assert.True(queries > 20, $"Only {queries} queries.");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(99)]
    public void At_EmptyPeriod_IsRefused(int until)
    {
        var error = Assert.Throws<ArgumentException>("untilDay", () => PartnerSplit.At(new HypergraphBuilder(3).Build(), 100, until));
        Assert.Contains("ends before it begins", error.Message, StringComparison.Ordinal);
    }

    private static HashSet<(int A, int B)> Pairs(IEnumerable<PlainCollaboration> collaborations) =>
        [.. collaborations.SelectMany(one => one.Members, (one, a) => (one, a)).SelectMany(pair => pair.one.Members, (pair, b) => (A: pair.a, B: b)).Where(pair => pair.A != pair.B)];
}

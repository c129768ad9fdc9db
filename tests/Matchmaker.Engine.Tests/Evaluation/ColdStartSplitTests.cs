using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class ColdStartSplitTests
{
    private const int Cut = 100;
    private const int Until = 200;

    private static readonly PlainCollaboration[] Collaborations =
    [
        new([0, 1, 2], 50),
        new([2, 3], Cut - 1),
        new([4], 10),                                   // alone, but seen before the cut
        new([5, 0, 1, 2, 3], 60),                       // too many actors, but 5 was there
        new([6, 7], Hypergraph.UnknownDay),             // may have been before the cut
        new([8, 0, 9], Cut),                            // two newcomers and a known actor
        new([10, 11], 150),                             // newcomers among themselves
        new([12, 3, 2], Until - 1),
        new([13, 0], Until),                            // after the end
        new([4, 0], 150),
        new([5, 0], 150),
        new([6, 0], 150),
        new([14, 0, 1, 2, 3], 150),                     // too many actors
    ];

    [Fact]
    public void At_ToyExample_AsksNewcomersOnlyAboutActorsWithATrainPartner()
    {
        var split = Make();

        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 15).Where(actor => split.IsCandidate[actor]));
        Assert.Equal([8, 9, 12], split.Queries);
        Assert.Equal([0], split.Relevant[0]);
        Assert.Equal([0], split.Relevant[1]);
        Assert.Equal([2, 3], split.Relevant[2].Order());
        Assert.All(Enumerable.Range(0, split.Train.CollaborationCount), c => Assert.True(split.Train.Day(c) < Cut));
    }

    [Fact]
    public void At_OpenEnd_AsksAboutTheLaterOnesToo() => Assert.Equal([8, 9, 12, 13], ColdStartSplit.At(Build(), Cut, maximumSize: 4).Queries);

    [Fact]
    public void At_EmptyPeriod_IsRefused() => Assert.Throws<ArgumentException>("untilDay", () => ColdStartSplit.At(Build(), Cut, Cut));

    /// <summary>Strengths: 0 and 1 have 1 each, 2 has 2, 3 has 1.</summary>
    [Fact]
    public void PopularityWithin_QueryOfALabel_PutsItsOwnFirstAndFillsUpWithTheRest()
    {
        var labels = new int[15];
        labels[1] = labels[3] = labels[8] = 7;

        var list = ColdStartBaselines.PopularityWithin("x", Make(), labels, 3).ForThread();

        Assert.Equal([1, 3, 2], list(8));
        Assert.Equal([2, 0, 1], list(12));
    }

    [Fact]
    public void PartnersOfLabel_QueryOfALabel_RanksByTiesWithItsLike()
    {
        var labels = new int[15];
        labels[0] = labels[8] = 7;
        labels[3] = labels[12] = 8;

        var list = ColdStartBaselines.PartnersOfLabel("x", Make(), labels, 3).ForThread();

        Assert.Equal([1, 2], list(8));
        Assert.Equal([2], list(12));
    }

    [Fact]
    public void Factors_QueryWithFeatures_RanksByItsRegressedFactors()
    {
        var columns = new float[15 * 2];
        (columns[0], columns[3], columns[4], columns[7]) = (1, 2, 3, 4);       // actors 0 and 2 on the first axis, 1 and 3 on the second
        var zeros = FactorMatrix.FromRows(15, 2, new float[30]);
        var model = new FactorModel(zeros, FactorMatrix.FromRows(15, 2, columns), new() { Rank = 2 }) { RowWeights = FactorMatrix.FromRows(2, 2, [1, 0, 0, 1]) };
        var features = new ActorFeatures(SparseRows.FromEntries(15, 2, [8, 12], [0, 1], [1, 1]), ["a", "b"], [1, 1]);

        var list = ColdStartBaselines.Factors("x", Make(), model, features, 2).ForThread();

        Assert.Equal([2, 0], list(8));
        Assert.Equal([3, 1], list(12));
    }

    private static PartnerSplit Make() => ColdStartSplit.At(Build(), Cut, Until, 4);

    private static Hypergraph Build() => RandomCollaborations.Build(15, Collaborations);
}

using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Tests.Graph;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Evaluation;

/// <summary>Each baseline against its formula on dense arrays.</summary>
public sealed class BaselinesTests
{
    private const int CutOff = 7;
    private static readonly PartnerSplit Split = PartnerSplit.At(
        RandomCollaborations.Build(60, RandomCollaborations.Of(21, 60, 70)), RandomCollaborations.FirstDay + (4 * 365));

    private static readonly CollaborationGraph Counts = Projection.Build(Split.Train, new ProjectionOptions { SizeDiscount = 0 });
    private static readonly double[,] Ties = TestGraphs.Dense(Split.TrainGraph.Adjacency);
    private static readonly double[,] Joint = TestGraphs.Dense(Counts.Adjacency);

    [Fact]
    public void Popularity_EveryQuery_RanksByTheSumOfTies() => AssertRanks(Baselines.Popularity(Split, CutOff), (_, b) => Split.TrainGraph.Strengths[b], keepsZeros: true);

    [Fact]
    public void CommonNeighbours_EveryQuery_RanksByThePartnersShared() => AssertRanks(Baselines.CommonNeighbours(Split, CutOff), (a, b) => Shared(a, b).Count());

    [Fact]
    public void AdamicAdar_EveryQuery_RanksByTheFormula() =>
        AssertRanks(Baselines.AdamicAdar(Split, CutOff), (a, b) => Shared(a, b).Sum(z => 1 / Math.Log(Degree(z))));

    [Fact]
    public void ResourceAllocation_EveryQuery_RanksByTheFormulaOnCounts() => AssertRanks(
        Baselines.ResourceAllocation(Split, Counts, CutOff), (a, b) => Shared(a, b).Sum(z => Joint[a, z] * Joint[z, b] / Row(Joint, z).Sum()));

    [Fact]
    public void ItemNeighbours_EveryQuery_RanksByTheSumOfCosines() => AssertRanks(
        Baselines.ItemNeighbours(Split, CutOff),
        (a, b) => Partners(a).Where(z => z != b).Sum(z => Shared(z, b).Count() / Math.Sqrt(Degree(z) * Degree(b))));

    [Fact]
    public void PersonalisedPageRank_EveryQuery_RanksByTheLongWalk()
    {
        double[][] walks = [.. Enumerable.Range(0, 60).Select(Walk)];

        AssertRanks(Baselines.PersonalisedPageRank(Split, Counts, CutOff, 0.5, 1e-12), (a, b) => walks[a][b], tolerance: 1e-9);
    }

    [Fact]
    public void Factors_EveryQuery_RanksByTheProduct()
    {
        var factors = new AlsTrainer().Train(Split.TrainGraph.Adjacency, new AlsOptions { Rank = 5, Epochs = 2 });

        AssertRanks(Baselines.Factors("factors", Split, factors, CutOff), (a, b) => factors.Score(a, b), keepsZeros: true, tolerance: 1e-6);
    }

    /// <summary>An arbitrary list of k among c candidates hits each relevant one with probability k / c.</summary>
    [Fact]
    public void Random_ManySeeds_IsNearItsExpectationAndTheSameForTheSameSeed()
    {
        var expected = Split.Queries.Average(query => (double)CutOff / Offered(query).Count());
        var evaluator = new PartnerEvaluator(Split, CutOff);

        var recalls = Enumerable.Range(1, 200).Select(seed => evaluator.Evaluate(Baselines.Random(Split, CutOff, (ulong)seed)).Recall).ToArray();

        Assert.Equal(expected, recalls.Average(), 0.01);
        Assert.True(recalls.Distinct().Count() > 100);
        Assert.Equal(recalls[0], evaluator.Evaluate(Baselines.Random(Split, CutOff)).Recall);
        Assert.NotEqual(Baselines.Random(Split, CutOff).ForThread()(Split.Queries[0]), Baselines.Random(Split, CutOff).ForThread()(Split.Queries[1]));
    }

    private static void AssertRanks(PartnerRecommender recommender, Func<int, int, double> formula, bool keepsZeros = false, double tolerance = 1e-6)
    {
        var rank = recommender.ForThread();
        Assert.NotEmpty(Split.Queries);
        foreach (var query in Split.Queries)
        {
            var list = rank(query);
            var scores = Offered(query).ToDictionary(other => other, other => formula(query, other));
            var expected = scores.Values.Where(score => keepsZeros || score > 0).OrderDescending().Take(CutOff).ToArray();
            Assert.Equal(list.Distinct(), list);
            Assert.All(list, other => Assert.Contains(other, scores.Keys));
            Assert.Equal(expected.Length, list.Length);

            // Scores, not indices: rounding may exchange two that are equal by the formula.
            for (var at = 0; at < list.Length; at++) Assert.Equal(expected[at], scores[list[at]], tolerance);
        }
    }

    /// <summary>Without ties in the scores every index is certain; with all equal, the lower comes first.</summary>
    [Fact]
    public void CommonNeighbours_EqualScores_PutTheLowerIndexFirst()
    {
        var split = PartnerSplit.At(RandomCollaborations.Build(6, [new([0, 1], 1), new([1, 4], 1), new([1, 2], 1), new([1, 3], 1), new([0, 4], 20)]), 10);

        Assert.Equal([2, 3], Baselines.CommonNeighbours(split, 2).ForThread()(0));
        Assert.Equal([2, 3, 4], Baselines.CommonNeighbours(split, 9).ForThread()(0));
    }

    [Fact]
    public void SimilarActors_FewerThanAll_KeepsTheMostSimilar()
    {
        var ties = Split.TrainGraph.Adjacency;

        var similar = SimilarActors.Build(ties, 3);

        for (var a = 0; a < 60; a++)
        {
            var cosines = Enumerable.Range(0, 60).Where(b => b != a).Select(b => Shared(a, b).Count() / Math.Sqrt(Math.Max(1, Degree(a) * Degree(b)))).Where(c => c > 0);
            var expected = cosines.OrderDescending().Take(3).Select(c => (float)c).ToArray();
            Closeness.AllClose(expected, [.. similar.RowValues(a).ToArray().OrderDescending()], 1e-6);
            Assert.False(similar.Contains(a, a));
            Assert.Equal(similar.RowColumns(a).ToArray().Order(), similar.RowColumns(a).ToArray());
        }
    }

    private static IEnumerable<int> Offered(int query) => Enumerable.Range(0, 60).Where(b => b != query && Split.IsCandidate[b] && Ties[query, b] == 0);

    private static IEnumerable<int> Partners(int actor) => Enumerable.Range(0, 60).Where(other => Ties[actor, other] > 0);

    private static IEnumerable<int> Shared(int a, int b) => Partners(a).Intersect(Partners(b));

    private static double Degree(int actor) => Partners(actor).Count();

    private static IEnumerable<double> Row(double[,] matrix, int row) => Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column]);

    private static double[] Walk(int start)
    {
        var p = new double[60];
        var step = new double[60];
        step[start] = 1;
        for (var length = 0; length < 60; length++)
        {
            var next = new double[60];
            for (var a = 0; a < 60; a++)
            {
                p[a] += 0.5 * step[a];
                if (step[a] == 0) continue;
                var strength = Row(Joint, a).Sum();
                for (var b = 0; b < 60; b++) next[b] += 0.5 * step[a] * Joint[a, b] / strength;
            }

            step = next;
        }

        return p;
    }
}

using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class AdditiveRankerTrainerTests
{
    private static readonly int Count = CandidateList.SignalCount;
    private static readonly double[] Planted = [.. Enumerable.Range(0, Count).Select(i => i % 3 == 0 ? 0 : Math.Sin(i))];

    [Fact]
    public void Fit_PlantedWeights_FindsThemInUnitsOfTheScales()
    {
        var ranker = AdditiveRankerTrainer.Fit(PlantedExamples.Of(1, 4000, Planted, draws: 1), new() { NeverNegative = [] });

        var cosine = Planted.Zip(ranker.Weights, (a, b) => a * b).Sum() / Math.Sqrt(Planted.Sum(a => a * a) * ranker.Weights.Sum(b => b * b));
        Assert.True(cosine > 0.995, $"Cosine {cosine}.");
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(Planted[i], ranker.Weights[i], 0.15);
            Assert.Equal(1, ranker.Means[i], 0.02 * PlantedExamples.Deviation(i));
            Assert.Equal(PlantedExamples.Deviation(i), ranker.Scales[i], 0.02 * PlantedExamples.Deviation(i));
        }
    }

    [Fact]
    public void LossSlopeAt_RandomPoint_HasTheGradientAndHessianOfFiniteDifferences()
    {
        var examples = PlantedExamples.Of(2, 150, Planted);
        var random = new Random(2);
        double[] weights = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble() - 0.5)];
        double[] means = [.. Enumerable.Repeat(0.9, Count)];
        double[] scales = [.. Enumerable.Range(0, Count).Select(i => PlantedExamples.Deviation(i) * 1.1)];
        const double penalty = 0.03;
        const double step = 1e-4;
        double LossAt(double[] at) => LossSlope.LossAt(at, examples, means, scales, penalty);
        double[] Moved(double[] from, int i, double by) => [.. from.Select((value, at) => at == i ? value + by : value)];

        var slope = LossSlope.At(weights, examples, means, scales, penalty);
        double[] gradient = [.. Enumerable.Range(0, Count).Select(i => (LossAt(Moved(weights, i, step)) - LossAt(Moved(weights, i, -step))) / (2 * step))];

        Assert.Equal(PlainLoss(weights, examples, means, scales, penalty), slope.Loss, 1e-10);
        Assert.Equal(slope.Loss, LossAt(weights), 1e-10);

        // The slope shows its Newton direction d only: H d = g, where H d is the change of the gradient along d.
        var direction = slope.NewtonDirection();
        double[] there = [.. weights.Zip(direction, (weight, part) => weight + (step * part))];
        double[] back = [.. weights.Zip(direction, (weight, part) => weight - (step * part))];
        for (var i = 0; i < Count; i++)
        {
            var mixed = (LossAt(Moved(there, i, step)) - LossAt(Moved(there, i, -step)) - LossAt(Moved(back, i, step)) + LossAt(Moved(back, i, -step))) / (4 * step * step);
            Assert.Equal(gradient[i], mixed, 1e-5);
        }
    }

    /// <summary>At the optimum no direction that the bounds allow leads down; some planted weights are negative, so that bounds on all of them bind.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_Optimum_HasNoLowerNeighbour(bool isBounded)
    {
        Signal[] bounded = isBounded ? Enum.GetValues<Signal>() : [];
        var examples = PlantedExamples.Of(3, 200, Planted);
        var options = new RankerOptions { Penalty = 0.01, NeverNegative = bounded };

        var ranker = AdditiveRankerTrainer.Fit(examples, options);

        var least = PlainLoss(ranker.Weights, examples, ranker.Means, ranker.Scales, 0.01);
        Assert.All(bounded, signal => Assert.True(ranker.Weights[(int)signal] >= 0));
        Assert.Equal(bounded.Length > 0, bounded.Any(signal => ranker.Weights[(int)signal] == 0));
        for (var i = 0; i < Count; i++)
        {
            foreach (var by in new[] { -0.01, 0.01 })
            {
                if (ranker.Weights[i] + by < 0 && bounded.Contains((Signal)i)) continue;
                double[] moved = [.. ranker.Weights.Select((weight, at) => at == i ? weight + by : weight)];
                Assert.True(PlainLoss(moved, examples, ranker.Means, ranker.Scales, 0.01) > least);
            }
        }
    }

    [Fact]
    public void Fit_SameExamples_GivesTheSameBitsAndInAnotherOrderTheSameOptimum()
    {
        var examples = PlantedExamples.Of(4, 300, Planted);
        var first = AdditiveRankerTrainer.Fit(examples, new());
        var shuffled = (RankingExample[])examples.Clone();
        new Random(1).Shuffle(shuffled);

        for (var run = 0; run < 5; run++) Assert.Equal(first.Weights, AdditiveRankerTrainer.Fit(examples, new()).Weights);
        Closeness.AllClose(first.Weights, AdditiveRankerTrainer.Fit(shuffled, new()).Weights, 1e-4);
    }

    [Fact]
    public void Fit_MorePenalty_GivesShorterWeights()
    {
        var examples = PlantedExamples.Of(5, 200, Planted);

        double[] lengths = [.. new[] { 1e-4, 0.1, 10 }.Select(penalty =>
            AdditiveRankerTrainer.Fit(examples, new RankerOptions { Penalty = penalty }).Weights.Sum(weight => weight * weight))];

        Assert.True(lengths[0] > lengths[1] && lengths[1] > lengths[2], string.Join(", ", lengths));
    }

    [Fact]
    public void Fit_ExamplesWithoutARelevantCandidate_ArePassedOver()
    {
        var examples = PlantedExamples.Of(6, 50, Planted);
        RankingExample[] withBarren = [.. examples.SelectMany(one => new[] { one, new RankingExample(one.Candidates, new bool[20]), new RankingExample(new([], []), []) })];

        Assert.Equal(AdditiveRankerTrainer.Fit(examples, new()).Weights, AdditiveRankerTrainer.Fit(withBarren, new()).Weights);
    }

    [Fact]
    public void Fit_NothingToLearnFrom_SaysWhatToDo()
    {
        var barren = new RankingExample(new([], []), []);

        Assert.Contains("Use a longer history", Assert.Throws<ArgumentException>("examples", () => AdditiveRankerTrainer.Fit([], new())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("examples", () => AdditiveRankerTrainer.Fit([barren], new()));
    }

    [Fact]
    public void Fit_OptionsOutOfRangeOrCancelled_Throws()
    {
        var examples = PlantedExamples.Of(7, 5, Planted);
        foreach (var penalty in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Contains("penalty", Assert.Throws<ArgumentException>(() => AdditiveRankerTrainer.Fit(examples, new RankerOptions { Penalty = penalty })).Message, StringComparison.Ordinal);
        Assert.Contains("iteration", Assert.Throws<ArgumentException>(() => AdditiveRankerTrainer.Fit(examples, new RankerOptions { Iterations = 0 })).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => AdditiveRankerTrainer.Fit(examples, new(), null, new CancellationToken(canceled: true)));
    }

    // The loss as its documentation writes it.
    private static double PlainLoss(double[] weights, RankingExample[] examples, double[] means, double[] scales, double penalty) => (penalty / 2 * weights.Sum(w => w * w)) +
        examples.Average(example =>
        {
            double[] scores = [.. Enumerable.Range(0, example.Candidates.Count).Select(c =>
                Enumerable.Range(0, Count).Sum(i => weights[i] * (example.Candidates.Signals[(c * Count) + i] - means[i]) / scales[i]))];
            return Enumerable.Range(0, scores.Length).Where(c => example.IsRelevant[c]).Average(c => Math.Log(scores.Sum(Math.Exp)) - scores[c]);
        });
}

using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class AdditiveRankerTrainerTests
{
    private static readonly int Count = CandidateList.SignalCount;
    private static readonly double[] Planted = [.. Enumerable.Range(0, Count).Select(i => i % 3 == 0 ? 0 : 0.7 * Math.Sin(i))];
    private static readonly RankerOptions Lines = new() { Segments = 1, NeverFalling = [], Penalty = 1e-4 };

    [Fact]
    public void Fit_PlantedLines_FindsTheirSlopes()
    {
        var ranker = AdditiveRankerTrainer.Fit(PlantedExamples.Of(1, 4000, Planted, draws: 1), Lines);

        for (var i = 0; i < Count; i++)
            Assert.Equal(Planted[i], (ranker.Shapes[i].At(1 + PlantedExamples.Deviation(i)) - ranker.Shapes[i].At(1 - PlantedExamples.Deviation(i))) / 2, 0.15);
    }

    /// <summary>A tenth of the candidates, drawn evenly: a steep line comes out as steep as among all. A weight for those left out would add a third to it.</summary>
    [Fact]
    public void Fit_FewerAlternatives_FindsTheSameSlope()
    {
        var examples = PlantedExamples.Chosen(9, 1500, signals => 2 * (signals[0] - 1) / PlantedExamples.Deviation(0), candidates: 150);
        double Slope(int alternatives)
        {
            var shape = AdditiveRankerTrainer.Fit(examples, Lines with { Alternatives = alternatives, Signals = [(Signal)0] }).Shapes[0];
            return (shape.At(1 + PlantedExamples.Deviation(0)) - shape.At(1 - PlantedExamples.Deviation(0))) / 2;
        }

        Assert.Equal(2, Slope(150), 0.15);
        Assert.Equal(Slope(150), Slope(15), 0.15);
    }

    [Fact]
    public void Sampled_KeepsAllThatBecamePartnersAndAsManyOthersAsAskedFor()
    {
        var example = PlantedExamples.Of(4, 1, Planted, candidates: 50, draws: 6)[0];
        var partners = Enumerable.Range(0, 50).Where(at => example.IsRelevant[at]).ToArray();

        var sampled = example.Sampled(8, 3);

        Assert.Equal(partners, sampled.Candidates.Actors.Where((_, at) => sampled.IsRelevant[at]));
        Assert.Equal(8, sampled.IsRelevant.Count(isRelevant => !isRelevant));
        Assert.Equal(sampled.Candidates.Actors.Order(), sampled.Candidates.Actors);
        for (var at = 0; at < sampled.Candidates.Count; at++)
            Assert.Equal(example.Candidates.SignalsOf(sampled.Candidates.Actors[at]).ToArray(), sampled.Candidates.SignalsOf(at).ToArray());
        Assert.Equal(sampled.Candidates.Actors, example.Sampled(8, 3).Candidates.Actors);
        Assert.NotEqual(sampled.Candidates.Actors, example.Sampled(8, 4).Candidates.Actors);
        Assert.Same(example, example.Sampled(50, 3));
    }

    /// <summary>A choice by the absolute value of one signal: no line can tell it, four pieces can.</summary>
    [Fact]
    public void Fit_PlantedBend_IsFoundByPiecesAndNotByALine()
    {
        var examples = PlantedExamples.Chosen(2, 2000, signals => 1.5 * Math.Abs(signals[0] - 1) / PlantedExamples.Deviation(0));
        var pieces = AdditiveRankerTrainer.Fit(examples, new() { NeverFalling = [], Smoothness = 1e-4 }).Shapes[0];
        var line = AdditiveRankerTrainer.Fit(examples, Lines).Shapes[0];
        double Rise(SignalShape shape) => shape.At(1 + (1.5 * PlantedExamples.Deviation(0))) + shape.At(1 - (1.5 * PlantedExamples.Deviation(0))) - (2 * shape.At(1));

        Assert.InRange(Rise(pieces), 3.5, 5.5);
        Assert.InRange(Rise(line), -0.2, 0.2);
    }

    [Fact]
    public void Fit_MoreSmoothness_BendsLess()
    {
        var examples = PlantedExamples.Chosen(3, 500, signals => Math.Abs(signals[0] - 1));
        double Bend(double smoothness)
        {
            var shape = AdditiveRankerTrainer.Fit(examples, new() { NeverFalling = [], Smoothness = smoothness }).Shapes[0];
            return Math.Abs(shape.At(2) + shape.At(0) - (2 * shape.At(1)));
        }

        Assert.True(Bend(1e-3) > Bend(1) && Bend(1) > Bend(1000));
        Assert.Equal(0, Bend(1e6), 1e-3);
    }

    [Fact]
    public void LossSlopeAt_RandomPoint_HasTheGradientAndHessianOfFiniteDifferences()
    {
        var choices = ChoiceExamples.Of(PlantedExamples.Of(2, 150, Planted), new() { Segments = 2, Penalty = 0.03, Smoothness = 0.2 });
        var random = new Random(2);
        double[] weights = [.. Enumerable.Range(0, choices.Design.ColumnCount).Select(_ => random.NextDouble() - 0.5)];
        const double step = 1e-4;
        double LossAt(double[] at) => LossSlope.LossAt(at, choices);
        double[] Moved(double[] from, int i, double by) => [.. from.Select((value, at) => at == i ? value + by : value)];

        var slope = LossSlope.At(weights, choices);
        double[] gradient = [.. Enumerable.Range(0, weights.Length).Select(i => (LossAt(Moved(weights, i, step)) - LossAt(Moved(weights, i, -step))) / (2 * step))];

        Assert.Equal(PlainLoss(weights, choices, 0.03, 0.2), slope.Loss, 1e-4);
        Assert.Equal(slope.Loss, LossAt(weights), 1e-10);
        Closeness.AllClose(gradient, slope.Gradient.ToArray(), 1e-6);

        // The slope shows its Newton direction d only: H d = g, where H d is the change of the gradient along d.
        var direction = slope.NewtonDirection();
        double[] there = [.. weights.Zip(direction, (weight, part) => weight + (step * part))];
        double[] back = [.. weights.Zip(direction, (weight, part) => weight - (step * part))];
        for (var i = 0; i < weights.Length; i++)
        {
            var mixed = (LossAt(Moved(there, i, step)) - LossAt(Moved(there, i, -step)) - LossAt(Moved(back, i, step)) + LossAt(Moved(back, i, -step))) / (4 * step * step);
            Assert.Equal(gradient[i], mixed, 1e-4);
        }
    }

    /// <summary>At the optimum no direction that the bounds allow leads down; some planted slopes are negative, so that bounds on all of them bind.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_Optimum_HasNoLowerNeighbour(bool isBounded)
    {
        Signal[] bounded = isBounded ? Enum.GetValues<Signal>() : [];
        var examples = PlantedExamples.Of(3, 200, Planted);
        var options = new RankerOptions { Penalty = 0.01, NeverFalling = bounded, Segments = 2 };

        var choices = ChoiceExamples.Of(examples, options);
        var weights = choices.Design.WeightsOf(AdditiveRankerTrainer.Fit(examples, options).Shapes);

        var least = PlainLoss(weights, choices, 0.01, options.Smoothness);
        if (isBounded) Assert.All(weights, weight => Assert.True(weight >= -1e-9));
        Assert.Equal(isBounded, weights.Count(weight => Math.Abs(weight) < 1e-9) > 3);
        for (var i = 0; i < weights.Length; i++)
        {
            foreach (var by in new[] { -0.02, 0.02 })
            {
                if (weights[i] + by < 0 && isBounded) continue;
                double[] moved = [.. weights.Select((weight, at) => at == i ? weight + by : weight)];
                Assert.True(PlainLoss(moved, choices, 0.01, options.Smoothness) > least, $"Weight {i} by {by}.");
            }
        }
    }

    [Fact]
    public void Fit_NeverFallingSignals_HaveShapesThatNeverFall()
    {
        var ranker = AdditiveRankerTrainer.Fit(PlantedExamples.Of(8, 200, [.. Planted.Select(weight => -Math.Abs(weight))]), new());

        foreach (var signal in new RankerOptions().NeverFalling)
            Assert.Equal(ranker.Shapes[(int)signal].Values.Order(), ranker.Shapes[(int)signal].Values);
        Assert.Contains(Enum.GetValues<Signal>(), signal => ranker.Shapes[(int)signal].Values[^1] < ranker.Shapes[(int)signal].Values[0]);
    }

    [Fact]
    public void Fit_SameExamples_GivesTheSameBitsAndInAnotherOrderTheSameOptimum()
    {
        var examples = PlantedExamples.Of(4, 300, Planted);
        var first = AdditiveRankerTrainer.Fit(examples, Lines);
        var shuffled = (RankingExample[])examples.Clone();
        new Random(1).Shuffle(shuffled);

        for (var run = 0; run < 5; run++) Assert.Equal(Values(first), Values(AdditiveRankerTrainer.Fit(examples, Lines)));

        // Where a shape is 0 depends on a sample, and the sample on the order: differences of scores do not.
        var candidates = PlantedExamples.Of(5, 1, Planted)[0].Candidates;
        double Between(AdditiveRanker ranker) => ranker.Score(candidates.SignalsOf(0)) - ranker.Score(candidates.SignalsOf(1));
        Assert.Equal(Between(first), Between(AdditiveRankerTrainer.Fit(shuffled, Lines)), 0.05);
    }

    [Fact]
    public void Fit_FromAnotherRanker_ComesToTheSameOptimum()
    {
        var examples = PlantedExamples.Of(9, 300, Planted);
        var start = AdditiveRankerTrainer.Fit(PlantedExamples.Of(10, 100, Planted), new());

        Closeness.AllClose(Values(AdditiveRankerTrainer.Fit(examples, new())), Values(AdditiveRankerTrainer.Fit(examples, new(), start)), 0.02);
    }

    [Fact]
    public void Fit_MorePenalty_GivesFlatterShapes()
    {
        var examples = PlantedExamples.Of(5, 200, Planted);

        double[] heights = [.. new[] { 1e-4, 0.1, 10 }.Select(penalty => Values(AdditiveRankerTrainer.Fit(examples, new() { Penalty = penalty })).Sum(value => value * value))];

        Assert.True(heights[0] > heights[1] && heights[1] > heights[2], string.Join(", ", heights));
    }

    [Fact]
    public void Fit_ExamplesWithoutARelevantCandidate_ArePassedOver()
    {
        var examples = PlantedExamples.Of(6, 50, Planted);
        RankingExample[] withBarren = [.. examples.SelectMany(one => new[] { one, new RankingExample(one.Candidates, new bool[20]), new RankingExample(new([], []), []) })];

        Assert.Equal(Values(AdditiveRankerTrainer.Fit(examples, new())), Values(AdditiveRankerTrainer.Fit(withBarren, new())));
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
            Assert.Contains("penalty", Refused(new() { Penalty = penalty }), StringComparison.Ordinal);
        Assert.Contains("smoothness", Refused(new() { Smoothness = -1 }), StringComparison.Ordinal);
        Assert.Contains("segments", Refused(new() { Segments = 0 }), StringComparison.Ordinal);
        Assert.Contains("segments", Refused(new() { Segments = 17 }), StringComparison.Ordinal);
        Assert.Contains("alternative", Refused(new() { Alternatives = 0 }), StringComparison.Ordinal);
        Assert.Contains("iteration", Refused(new() { Iterations = 0 }), StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => AdditiveRankerTrainer.Fit(examples, new(), null, new CancellationToken(canceled: true)));

        string Refused(RankerOptions options) => Assert.Throws<ArgumentException>(() => AdditiveRankerTrainer.Fit(examples, options)).Message;
    }

    private static double[] Values(AdditiveRanker ranker) => [.. ranker.Shapes.SelectMany(shape => shape.Values)];

    // The loss as its documentation writes it, on the shapes of the weights.
    private static double PlainLoss(double[] weights, ChoiceExamples choices, double penalty, double smoothness)
    {
        var ranker = new AdditiveRanker(choices.Design.ToShapes(weights));
        var slopes = Enumerable.Range(0, Count).Select(i => weights[choices.Design.FirstColumn[i]..choices.Design.FirstColumn[i + 1]]).Where(pieces => pieces.Length > 0).ToArray();
        return choices.Examples.Average(example =>
        {
            double[] scores = [.. Enumerable.Range(0, example.Candidates.Count).Select(c => ranker.Score(example.Candidates.SignalsOf(c)))];
            return Enumerable.Range(0, scores.Length).Where(c => example.IsRelevant[c]).Average(c => Math.Log(scores.Sum(Math.Exp)) - scores[c]);
        }) + (penalty / 2 * slopes.Sum(pieces => pieces.Average(slope => slope * slope)))
            + (smoothness / 2 * slopes.Sum(pieces => pieces.Zip(pieces.Skip(1), (one, next) => (next - one) * (next - one)).Sum()));
    }
}

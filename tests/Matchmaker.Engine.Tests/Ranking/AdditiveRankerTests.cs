using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class AdditiveRankerTests
{
    private static readonly int Count = CandidateList.SignalCount;

    [Fact]
    public void Score_RandomSignals_IsTheSumOfItsContributionsAndTheFormula()
    {
        var random = new Random(1);
        double[] Numbers(double from) => [.. Enumerable.Range(0, Count).Select(_ => from + random.NextDouble())];
        var (weights, means, scales) = (Numbers(-0.5), Numbers(-3), Numbers(0.1));
        var ranker = AdditiveRanker.Linear(weights, means, scales);
        for (var round = 0; round < 100; round++)
        {
            float[] signals = [.. Enumerable.Range(0, Count).Select(_ => (10 * random.NextSingle()) - 5)];

            Assert.Equal(Enum.GetValues<Signal>().Sum(signal => ranker.Contribution(signal, signals)), ranker.Score(signals), 1e-9);
            Assert.Equal(Enumerable.Range(0, Count).Sum(i => weights[i] * (signals[i] - means[i]) / scales[i]), ranker.Score(signals), 1e-9);
        }
    }

    [Fact]
    public void Contribution_OneSignal_IsItsWeightTimesItsDistanceFromTheMeanInScales()
    {
        var (weights, means, scales) = (Of(0), Of(0), Of(1));
        (weights[(int)Signal.Themes], means[(int)Signal.Themes], scales[(int)Signal.Themes]) = (3, 0.5, 0.25);
        var signals = new float[Count];
        signals[(int)Signal.Themes] = 1;

        Assert.Equal(6, AdditiveRanker.Linear(weights, means, scales).Contribution(Signal.Themes, signals), 1e-12);
    }

    [Fact]
    public void Constructor_BadNumbers_AreRefused()
    {
        Assert.Throws<ArgumentException>("means", () => AdditiveRanker.Linear([1], Of(0), [1]));
        Assert.Contains("one a signal", Assert.Throws<ArgumentException>("shapes", () => new AdditiveRanker([SignalShape.None])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AdditiveRanker.Linear(Of(1), Of(double.NaN), Of(1)));
        Assert.Throws<ArgumentException>(() => AdditiveRanker.Linear(Of(1), Of(0), Of(double.PositiveInfinity)));
        Assert.Throws<ArgumentException>("scales", () => AdditiveRanker.Linear(Of(0), Of(0), Of(0)));
        Assert.Throws<ArgumentException>("scales", () => AdditiveRanker.Linear(Of(0), Of(0), Of(-1)));
    }

    private static double[] Of(double value) => [.. Enumerable.Repeat(value, Count)];
}

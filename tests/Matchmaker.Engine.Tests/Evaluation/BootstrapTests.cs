using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void Mean_ManyNormalValues_HasTheErrorOfTheFormula()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 2_000).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        var interval = Bootstrap.Mean(values);

        Assert.Equal(values.Average(), interval.Mean, 12);
        Assert.InRange(interval.Error * Math.Sqrt(values.Length), 0.93, 1.07);
        Assert.InRange((interval.High - interval.Low) / (2 * interval.Error), 1.86, 2.06);
    }

    [Fact]
    public void Difference_SmallButOnEveryQuery_IsSeenWhereTheMeansAloneWouldHideIt()
    {
        var random = new Random(5);
        double[] second = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())];
        double[] first = [.. second.Select(value => value + 0.01)];

        var paired = Bootstrap.Difference(first, second);

        Assert.True(paired.Low > 0);
        Assert.True(Bootstrap.Mean(first).Low < Bootstrap.Mean(second).High);
    }

    [Fact]
    public void Mean_SameSeed_IsTheSame() => Assert.Equal(Bootstrap.Mean([0.1, 0.5, 0.9], seed: 4), Bootstrap.Mean([0.1, 0.5, 0.9], seed: 4));

    [Fact]
    public void Bootstrap_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([1], samples: 10));
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([1], confidence: 1));
        Assert.Throws<ArgumentException>(() => Bootstrap.Difference([1], [1, 2]));
    }
}

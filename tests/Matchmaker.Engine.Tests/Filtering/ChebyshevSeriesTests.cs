using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Filtering;

public sealed class ChebyshevSeriesTests
{
    /// <summary>A series of degree 3 reproduces any cubic on its interval, whatever the interval.</summary>
    [Fact]
    public void Of_AnyCubic_IsTheCubicItself()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var factors = RandomFloats.Of(4, seed);
            var end = 0.01 + (seed % 1000);
            double Cubic(double x) => factors[0] + (x / end * (factors[1] + (x / end * (factors[2] + (x / end * factors[3])))));

            var series = ChebyshevSeries.Of(Cubic, end, 3);

            return Enumerable.Range(0, 21).All(step => Math.Abs(Value(series, end * step / 20, end) - Cubic(end * step / 20)) < 1e-5);
        }));
    }

    [Theory]
    [InlineData(0.1, 10, 2e-3)]
    [InlineData(0.1, 20, 1e-5)]
    [InlineData(0.01, 60, 1e-4)]
    public void Of_ResponseOfARidge_IsAsCloseAsItsDegree(double ridge, int degree, double tolerance)
    {
        var series = ChebyshevSeries.Of(x => x / (x + ridge), 1, degree);

        for (var step = 0; step <= 100; step++) Assert.Equal(step / 100.0 / ((step / 100.0) + ridge), Value(series, step / 100.0, 1), tolerance);
    }

    private static double Value(float[] series, double x, double end) =>
        series.Select((coefficient, k) => coefficient * Math.Cos(k * Math.Acos(Math.Clamp((2 * x / end) - 1, -1, 1)))).Sum();
}

using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class SignalShapeTests
{
    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(2.5, 2)]
    [InlineData(3, 1)]
    [InlineData(99, 1)]
    [InlineData(double.NaN, 0)]
    public void At_AnyValue_IsStraightBetweenKnotsConstantBeyondAndNothingForTheUnknown(double signal, double expected) =>
        Assert.Equal(expected, new SignalShape([0, 2, 3], [1, 3, 1]).At(signal), 1e-12);

    [Fact]
    public void Constructor_WhatIsNoFunction_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SignalShape([], []));
        Assert.Throws<ArgumentException>(() => new SignalShape([0, 1], [0]));
        Assert.Throws<ArgumentException>(() => new SignalShape([0, double.NaN], [0, 1]));
        Assert.Throws<ArgumentException>(() => new SignalShape([0, 1], [0, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new SignalShape([0, 0], [0, 1]));
    }
}

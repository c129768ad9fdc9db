using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed class VectorKernelTests
{
    public static TheoryData<int> Lengths => [0, 1, 7, 8, 9, 16, 63, 64, 65, 513];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_AnyLength_AgreesWithThePlainSum(int length)
    {
        var x = RandomFloats.Of(length, 1);
        var y = RandomFloats.Of(length, 2);

        Assert.Equal(PlainKernels.Dot(x, y), VectorKernels.Dot(x, y), 1e-5 * (1 + length));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void DotAndAddScaled_In64Bits_AgreeWithThePlainLoops(int length)
    {
        double[] wide = [.. RandomFloats.Of(length, 1).Select(value => value / 3.0)];
        var narrow = RandomFloats.Of(length, 2);

        Assert.Equal(wide.Zip(narrow, (one, other) => one * other).Sum(), VectorKernels.Dot(wide, narrow), 1e-13 * (1 + length));
        double[] sums = [.. wide];
        VectorKernels.AddScaled(0.7, narrow, sums);
        for (var at = 0; at < length; at++) Assert.Equal(wide[at] + (0.7 * narrow[at]), sums[at], 1e-14);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaled_AnyLength_AgreesWithThePlainLoop(int length)
    {
        var x = RandomFloats.Of(length, 1);
        var y = RandomFloats.Of(length, 2);
        var expected = PlainKernels.AddScaled(0.7f, x, y);

        VectorKernels.AddScaled(0.7f, x, y);

        Closeness.AllClose(expected, y, 1e-6);
    }

    [Fact]
    public void DotAndAddScaled_RandomLengths_AgreeWithThePlainTwins()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, 300).ToArbitrary(), length =>
        {
            var x = RandomFloats.Of(length, length);
            var y = RandomFloats.Of(length, length + 1);
            var sum = PlainKernels.AddScaled(-1.5f, x, y);
            var close = Math.Abs(PlainKernels.Dot(x, y) - VectorKernels.Dot(x, y)) <= 1e-5 * (1 + length);
            VectorKernels.AddScaled(-1.5f, x, y);
            return close && sum.Zip(y).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
        }));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AllFinite_OneBadElementAnywhere_IsFound(int length)
    {
        var x = RandomFloats.Of(length, 1);
        Assert.True(VectorKernels.AllFinite(x));
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (var at = 0; at < length; at++)
            {
                var kept = x[at];
                x[at] = bad;
                Assert.False(VectorKernels.AllFinite(x), $"{bad} at {at}");
                x[at] = kept;
            }
        }
    }

    [Fact]
    public void Dot_DifferentLengths_IsRefused() => Assert.Throws<ArgumentException>(() => VectorKernels.Dot(new float[2], new float[3]));
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class SignalOptionsTests
{
    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(40_000, 0.05)]
    [InlineData(100_000, 0.02)]
    [InlineData(1_000_000, 0.002)]
    public void FactorsOf_ManyActors_BoundsTheWeightOfAllThatIsUnobserved(int actors, double expected) =>
        Assert.Equal(expected, new SignalOptions().FactorsOf(actors).UnobservedWeight, 1e-7);

    /// <summary>A million columns, ten entries in each of a few rows: the plain weight of the unobserved presses all factors to zero, the bounded one does not.</summary>
    [Fact]
    public void FactorsOf_AMillionActors_DoesNotPressTheFactorsToZero()
    {
        const int Actors = 1_000_000;
        int[] rows = [.. Enumerable.Range(0, 2_000).SelectMany(row => Enumerable.Repeat(row, 10))];
        int[] columns = [.. Enumerable.Range(0, 2_000).SelectMany(row => Enumerable.Range(0, 10).Select(at => (row / 20 * 20) + ((row + at) % 20)))];
        var confidences = SparseRows.FromEntries(Actors, Actors, rows, columns, [.. Enumerable.Repeat(1f, rows.Length)]);
        var options = new SignalOptions { Factors = new SignalOptions().Factors with { Rank = 8, Epochs = 2 } };

        Assert.Contains("shrunk to zero", Assert.ThrowsAny<Exception>(() => AlsTrainer.Train(confidences, null, options.Factors)).Message, StringComparison.Ordinal);
        var model = AlsTrainer.Train(confidences, null, options.FactorsOf(Actors));
        Assert.True(model.Score(0, 7) > model.Score(0, 107));
    }

    [Fact]
    public void Validate_WeightOfTheUnobservedOutOfRange_Throws()
    {
        foreach (var weight in new[] { 0, -1, float.NaN })
            Assert.Contains("unobserved", Assert.Throws<ArgumentException>(() => new SignalOptions { MostUnobserved = weight }.Validate()).Message, StringComparison.Ordinal);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed unsafe class LaneProductTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(513)]
    public void Multiply_RowOfThatManyEntries_IsThePlainProductOfEachLane(int entries)
    {
        var sparse = new SparseRows(600, [0, entries], [.. Enumerable.Range(0, entries)], RandomFloats.Of(entries, 1));
        var panel = RandomFloats.Of(600 * LaneProduct.Lanes, 2);

        var product = Product(sparse, panel);

        for (var lane = 0; lane < LaneProduct.Lanes; lane++)
        {
            var plain = PlainKernels.Dot(sparse.Values, [.. Enumerable.Range(0, entries).Select(row => panel[(row * LaneProduct.Lanes) + lane])]);
            Assert.Equal(plain, product[lane], 1e-5 * (1 + entries));
        }
    }

    /// <summary>The same bits in a lane, whatever stands in the others.</summary>
    [Fact]
    public void Multiply_OneLaneAlone_HasTheSameBits()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (rows, columns, lane) = (1 + random.Next(9), 1 + random.Next(40), random.Next(LaneProduct.Lanes));
            var pairs = Enumerable.Range(0, rows * columns).Where(_ => random.Next(2) == 0).ToArray();
            var sparse = SparseRows.FromEntries(rows, columns, [.. pairs.Select(p => p / columns)], [.. pairs.Select(p => p % columns)], RandomFloats.Of(pairs.Length, seed));
            var panel = RandomFloats.Of(columns * LaneProduct.Lanes, seed + 1);
            var alone = panel.Select((value, index) => index % LaneProduct.Lanes == lane ? value : 0).ToArray();

            var (all, one) = (Product(sparse, panel), Product(sparse, alone));

            return Enumerable.Range(0, rows).All(row => all[(row * LaneProduct.Lanes) + lane] == one[(row * LaneProduct.Lanes) + lane]);
        }));
    }

    private static float[] Product(SparseRows sparse, float[] panel)
    {
        using var from = new AlignedBuffer(panel.Length);
        panel.CopyTo(new Span<float>(from.Pointer, panel.Length));
        var product = new float[sparse.RowCount * LaneProduct.Lanes];
        fixed (float* to = product) LaneProduct.Multiply(sparse, from.Pointer, to);
        return product;
    }
}

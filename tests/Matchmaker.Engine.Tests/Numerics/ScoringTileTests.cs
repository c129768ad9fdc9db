using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed unsafe class ScoringTileTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(208)]
    public void DotTile_EveryShape_GivesTheSameBitsAndThePlainProduct(int length)
    {
        var x = RandomFloats.Of(16 * length, 1);
        var y = RandomFloats.Of(length, 2);
        float[] products = new float[16], some = new float[16], tile = new float[16];
        fixed (float* a = x, b = y, p = products, s = some, t = tile)
        {
            DotTile.SixteenByOne(a, length, b, length, p);
            DotTile.SixteenByOne(a, length, 11, b, length, s);
            DotTile.FourByFour(b, 0, a, length, length, t);
            Assert.Equal(products[..11], some[..11]);
            Assert.Equal(products[..4], tile[..4]);
            for (var row = 0; row < 16; row++)
            {
                Assert.Equal(products[row], DotTile.One(a + (row * length), b, length));
                Assert.Equal(PlainKernels.Dot(x[(row * length)..((row + 1) * length)], y), products[row], 1e-5 * length);
            }
        }
    }

    [Theory]
    [InlineData(32, 32767)]
    [InlineData(64, 32767)]
    [InlineData(224, 32767)]
    [InlineData(1024, 16512)]
    public void CodeTile_LargestAndRandomCodes_IsThePlainSum(int length, int levels)
    {
        var random = new Random(length);
        var codes = new sbyte[16 * length];
        var query = new short[length];
        var products = new int[16];
        for (var round = 0; round < 20; round++)
        {
            // The first rounds at the limits, where a sum that is too narrow would show.
            for (var at = 0; at < codes.Length; at++) codes[at] = (sbyte)(round < 2 ? 127 - (254 * round) : random.Next(-127, 128));
            for (var at = 0; at < length; at++) query[at] = (short)(round < 2 ? levels : random.Next(-levels, levels + 1));
            fixed (sbyte* c = codes)
            fixed (short* q = query)
            fixed (int* p = products)
            {
                CodeTile.SixteenByOne(c, q, length, p);
                for (var row = 0; row < 16; row++)
                {
                    var plain = Enumerable.Range(0, length).Sum(k => codes[(row * length) + k] * query[k]);
                    Assert.Equal(plain, products[row]);
                    Assert.Equal(plain, CodeTile.OnePortable(c + (row * length), q, length));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(8, 32)]
    [InlineData(64, 32)]
    [InlineData(65, 7)]
    [InlineData(200, 9)]
    public void ScoreTile_AnyLengthAndRows_IsThePlainProductAndTellsWhoReaches(int length, int rows)
    {
        var stride = (length + 15) / 16 * 16;
        var x = new float[32 * stride];
        var y = new float[8 * stride];
        for (var row = 0; row < rows; row++) RandomFloats.Of(length, row).CopyTo(x, row * stride);
        for (var row = 0; row < 8; row++) RandomFloats.Of(length, 100 + row).CopyTo(y, row * stride);
        float[] panel = new float[32 * stride], interleaved = new float[8 * stride], products = new float[256], thresholds = new float[8];
        fixed (float* a = x, b = y, n = panel, i = interleaved, p = products, t = thresholds)
        {
            panel.AsSpan().Fill(7);
            RowPanel.Fill(a, stride, rows, stride, n);
            ScoreTile.Interleave(b, stride, stride, i);
            ScoreTile.Multiply(i, n, length, t, p);
            for (var query = 0; query < 8; query++)
            {
                for (var row = 0; row < 32; row++)
                {
                    var plain = PlainKernels.Dot(y[(query * stride)..((query + 1) * stride)], x[(row * stride)..((row + 1) * stride)]);
                    Assert.Equal(plain, products[(32 * query) + row], 1e-5 * (1 + length));
                }

                var greatest = products.AsSpan(32 * query, 32).ToArray().Max();
                thresholds[query] = query % 2 == 0 ? greatest : MathF.BitDecrement(greatest);
            }

            Assert.Equal(0b1010_1010, ScoreTile.Multiply(i, n, length, t, p));
            var squares = Enumerable.Range(0, 32).Max(row => x[(row * stride)..((row + 1) * stride)].Sum(value => (double)value * value));
            Assert.Equal(squares, RowPanel.GreatestSquare(n, length), 1e-5 * (1 + length));
            panel[(32 * (length - 1)) + 5] = float.NaN;
            Assert.Equal(255, ScoreTile.Multiply(i, n, length, t, p));
            Assert.True(float.IsNaN(RowPanel.GreatestSquare(n, length)));
        }
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed unsafe class MatrixKernelTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (var depth in new[] { 0, 1, 7, 8, 9, 513 })
                foreach (var width in new[] { 16, 32, 48, 64, 80 })
                    shapes.Add(depth, width);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AddOuter_AnyDepth_AddsTheUpperTriangleOfThePlainProduct(int depth, int width)
    {
        var panel = RandomFloats.Of(depth * width, depth + width);
        var plain = PlainKernels.Gramian(panel, depth, width);
        var c = RandomFloats.Of(width * width, 5);
        foreach (var sign in new[] { 1f, -1f })
        {
            var sum = (float[])c.Clone();
            fixed (float* p = panel, s = sum) MatrixKernels.AddOuter(p, width, depth, width, s, width, sign);
            for (var i = 0; i < width; i++)
                for (var j = i; j < width; j++)
                    Assert.Equal(c[(i * width) + j] + (sign * plain[i, j]), sum[(i * width) + j], 1e-5 * (1 + depth));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gramian_AnyRowCountAndThreads_IsThePlainProductAndTheSameBits(int rows, int width)
    {
        rows *= 9; // past the block of 2,048 rows at the greatest
        var x = RandomFloats.Of(rows * width, rows + width);
        var plain = PlainKernels.Gramian(x, rows, width);
        fixed (float* p = x)
        {
            var one = Gramian.Compute(p, rows, width, 1, CancellationToken.None);
            var three = Gramian.Compute(p, rows, width, 3, CancellationToken.None);
            Assert.Equal(one, three);
            Closeness.AllClose(plain.Cast<double>().ToArray(), one, 1e-6 * (1 + rows));
        }
    }

    [Theory]
    [InlineData(8, 16, 16)]
    [InlineData(16, 48, 48)]
    [InlineData(24, 64, 80)]
    [InlineData(8, 7, 32)]
    public void AddProduct_AnyShape_AgreesWithThePlainProduct(int rows, int depth, int width)
    {
        var a = RandomFloats.Of(rows * depth, 1);
        var b = RandomFloats.Of(depth * width, 2);
        var c = RandomFloats.Of(rows * width, 3);
        var expected = (float[])c.Clone();
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < width; j++)
                for (var k = 0; k < depth; k++)
                    expected[(i * width) + j] += a[(i * depth) + k] * b[(k * width) + j];

        fixed (float* pa = a, pb = b, pc = c) MatrixKernels.AddProduct(pa, depth, rows, pb, width, depth, width, pc, width);

        Closeness.AllClose(expected, c, 1e-4);
    }

    [Theory]
    [InlineData(4, 16)]
    [InlineData(8, 64)]
    [InlineData(20, 48)]
    [InlineData(64, 128)]
    public void RowProducts_AnyShape_IsTheUpperTriangleOfThePlainProduct(int rows, int width)
    {
        var x = RandomFloats.Of(rows * width, rows);
        var c = new float[rows * rows];

        fixed (float* p = x, q = c) MatrixKernels.RowProducts(p, width, rows, width, q, rows);

        for (var i = 0; i < rows; i++)
            for (var j = i; j < rows; j++)
                Assert.Equal(PlainKernels.Dot(x[(i * width)..((i + 1) * width)], x[(j * width)..((j + 1) * width)]), c[(i * rows) + j], 1e-4);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(144)]
    public void DotTiles_BothShapes_GiveTheSameBits(int length)
    {
        var x = RandomFloats.Of(16 * length, 1);
        var query = RandomFloats.Of(length, 2);
        var y = Enumerable.Repeat(query, 4).SelectMany(row => row).ToArray();
        var scores = new float[16];
        var tile = new float[16];
        fixed (float* px = x, pq = query, py = y, ps = scores, pt = tile)
        {
            DotTile.SixteenByOne(px, length, pq, length, ps);
            for (var group = 0; group < 4; group++)
            {
                DotTile.FourByFour(px + (4 * group * length), length, py, length, length, pt);
                for (var i = 0; i < 4; i++)
                {
                    Assert.Equal(PlainKernels.Dot(x[(((4 * group) + i) * length)..(((4 * group) + i + 1) * length)], query), scores[(4 * group) + i], 1e-4);
                    for (var j = 0; j < 4; j++) Assert.Equal(scores[(4 * group) + i], tile[(4 * i) + j]);
                }
            }
        }
    }
}

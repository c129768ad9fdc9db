using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed unsafe class ScatteredProductTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(4, 16)]
    [InlineData(8, 32)]
    [InlineData(12, 48)]
    [InlineData(20, 80)]
    [InlineData(516, 272)]
    public void Add_AnyRows_IsThePlainSum(int count, int width)
    {
        const int rowCount = 37;
        var random = new Random(count + width);
        var rows = RandomFloats.Of(rowCount * width, width);
        int[] indices = [.. Enumerable.Range(0, count).Select(_ => random.Next(rowCount))];
        var (targets, weights) = (RandomFloats.Of(count, 2), RandomFloats.Of(count, 3));
        var (p, y) = (RandomFloats.Of(width, 4), RandomFloats.Of(width, 5));
        var plain = Array.ConvertAll(y, one => (double)one);
        for (var k = 0; k < count; k++)
        {
            double inner = 0;
            for (var j = 0; j < width; j++) inner += (double)rows[(indices[k] * width) + j] * p[j];
            for (var j = 0; j < width; j++) plain[j] += (targets[k] - (weights[k] * inner)) * rows[(indices[k] * width) + j];
        }

        fixed (float* r = rows, t = targets, w = weights, q = p, to = y)
        fixed (int* i = indices) ScatteredProduct.Add(r, width, i, t, w, count, q, to);

        Closeness.AllClose(plain, Array.ConvertAll(y, one => (double)one), 1e-6 * width * (1 + count));
    }
}

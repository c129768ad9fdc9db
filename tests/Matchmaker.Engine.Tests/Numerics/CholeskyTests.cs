using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed unsafe class CholeskyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(130)]
    [InlineData(513)]
    public void FactorAndSolve_PaddedWithTheIdentity_AgreesWithThePlainSolution(int n)
    {
        var (a, b) = PositiveDefinite(n, n);
        var expected = PlainKernels.Solve(a, b);
        var order = (n + 15) & ~15;
        var padded = new float[order * order];
        var x = new float[order];
        for (var i = 0; i < order; i++)
        {
            padded[(i * order) + i] = 1;
            for (var j = 0; j < n && i < n; j++) padded[(i * order) + j] = (float)a[i, j];
            if (i < n) x[i] = (float)b[i];
        }

        fixed (float* p = padded, q = x)
        {
            Cholesky.Factor(p, order, order);
            Cholesky.Solve(p, order, order, q);
        }

        Closeness.AllClose(expected, x.Take(n).Select(one => (double)one).ToArray(), 2e-4);
        Assert.All(x.Skip(n), one => Assert.Equal(0, one));
    }

    [Fact]
    public void Factor_NotPositiveDefinite_YieldsNotANumber()
    {
        var a = new float[256];
        for (var i = 0; i < 16; i++) a[(i * 16) + i] = i == 5 ? -1 : 1;
        var x = Enumerable.Repeat(1f, 16).ToArray();

        fixed (float* p = a, q = x)
        {
            Cholesky.Factor(p, 16, 16);
            Cholesky.Solve(p, 16, 16, q);
        }

        Assert.False(VectorKernels.AllFinite(x));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Interleaved_SixteenSystems_AgreeWithThePlainSolutions(int blocks)
    {
        if (!InterleavedCholesky.IsSupported) return; // the solver takes another path there, which the ALS tests cover
        var n = 4 * blocks;
        var tiles = InterleavedCholesky.TileCount(blocks);
        var systems = new float[16 * tiles * 16];
        var interleaved = new float[16 * tiles * 16];
        var q = new float[16 * n];
        var expected = new double[16][];
        for (var s = 0; s < 16; s++)
        {
            var (a, b) = PositiveDefinite(n, (100 * s) + n);
            for (var i = 0; i < n; i++)
            {
                q[(16 * i) + s] = (float)b[i];
                for (var j = 0; j <= (i | 3); j++)
                {
                    var tile = InterleavedCholesky.TileCount(i / 4) + (j / 4);
                    systems[(((s * tiles) + tile) * 16) + (4 * (i % 4)) + (j % 4)] = (float)(a[i, j] - (i == j ? 1 : 0));
                }
            }

            expected[s] = PlainKernels.Solve(a, b);
        }

        fixed (float* from = systems, to = interleaved, y = q)
        {
            for (var tile = 0; tile < tiles; tile++) InterleavedCholesky.Interleave(from + (16 * tile), 16 * tiles, to + (256 * tile));
            InterleavedCholesky.FactorPlusIdentity(to, blocks);
            InterleavedCholesky.Solve(to, blocks, y);
        }

        for (var s = 0; s < 16; s++)
            Closeness.AllClose(expected[s], Enumerable.Range(0, n).Select(i => (double)q[(16 * i) + s]).ToArray(), 2e-4);
    }

    /// <summary>I + XXᵀ/n for random X, rounded to floats, and a right-hand side.</summary>
    private static (double[,] A, double[] B) PositiveDefinite(int n, int seed)
    {
        var x = RandomFloats.Of(n * n, seed);
        var a = PlainKernels.Gramian(x, n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) a[i, j] = (float)((a[i, j] / n) + (i == j ? 1 : 0));
        }

        return (a, [.. RandomFloats.Of(n, seed + 1).Select(one => (double)one)]);
    }
}

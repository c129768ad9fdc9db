using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    [InlineData(64, true)]
    [InlineData(129, false)]
    public void Decompose_SymmetricMatrix_RestoresItFromOrthonormalVectors(int n, bool singular)
    {
        var rows = singular ? n / 2 : n + 3;
        var matrix = PlainKernels.Gramian(RandomFloats.Of(rows * n, n), rows, n);
        var flat = matrix.Cast<double>().ToArray();

        var eigen = SymmetricEigen.Decompose((double[])flat.Clone(), n);

        var restored = new double[n * n];
        var inner = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                {
                    restored[(i * n) + j] += eigen.Values[k] * eigen.Vectors[(k * n) + i] * eigen.Vectors[(k * n) + j];
                    inner[(i * n) + j] += eigen.Vectors[(i * n) + k] * eigen.Vectors[(j * n) + k];
                }
            }
        }

        Closeness.AllClose(flat, restored, 1e-11 * (n + 1));
        Closeness.AllClose([.. Enumerable.Range(0, n * n).Select(at => at / n == at % n ? 1.0 : 0.0)], inner, 1e-12 * (n + 1));
    }

    [Fact]
    public void Decompose_DiagonalAndRepeatedValues_AreFound()
    {
        var matrix = new double[25];
        for (var i = 0; i < 5; i++) matrix[i * 6] = i / 2;

        var eigen = SymmetricEigen.Decompose(matrix, 5);

        Assert.Equal([0, 0, 1, 1, 2], eigen.Values.ToArray().Order());
    }
}

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

    [Fact]
    public void Decompose_MatrixOfZeros_GivesZerosAndOrthonormalVectors()
    {
        var eigen = SymmetricEigen.Decompose(new double[9], 3);

        Assert.Equal([0, 0, 0], eigen.Values.ToArray());
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], eigen.Vectors.ToArray());
    }

    /// <summary>Scaling a matrix by a power of two scales its eigenvalues and nothing else, down to where elements are denormal.</summary>
    [Theory]
    [InlineData(-1000)]
    [InlineData(-300)]
    [InlineData(300)]
    [InlineData(1000)]
    public void Decompose_VerySmallOrGreatElements_ScalesTheEigenvalues(int exponent)
    {
        var matrix = PlainKernels.Gramian(RandomFloats.Of(12 * 9, 5), 12, 9).Cast<double>().ToArray();
        var plain = SymmetricEigen.Decompose((double[])matrix.Clone(), 9);

        var scaled = SymmetricEigen.Decompose(Array.ConvertAll(matrix, element => Math.ScaleB(element, exponent)), 9);

        Assert.Equal(plain.Values.ToArray().Select(value => Math.ScaleB(value, exponent)), scaled.Values.ToArray());
        Assert.Equal(plain.Vectors.ToArray(), scaled.Vectors.ToArray());
    }

    /// <summary>Elements that fall from 1 to the smallest denormals: an off-diagonal element may never become small next to its neighbours.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Decompose_GradedMatrix_RestoresIt(int seed)
    {
        const int n = 64;
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, n).Select(i => Math.Pow(10, -5.0 * (seed % 2 == 0 ? i : random.Next(n)))).ToArray();
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++) matrix[(i * n) + j] = matrix[(j * n) + i] = sizes[i] * sizes[j] * (1 - (2 * random.NextDouble()));

        var eigen = SymmetricEigen.Decompose((double[])matrix.Clone(), n);

        var restored = new double[n * n];
        for (var at = 0; at < n * n; at++)
            for (var k = 0; k < n; k++) restored[at] += eigen.Values[k] * eigen.Vectors[(k * n) + (at / n)] * eigen.Vectors[(k * n) + (at % n)];
        Closeness.AllClose(matrix, restored, 1e-13);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Decompose_ElementNotFinite_SaysSo(double bad)
    {
        var error = Assert.Throws<ArithmeticException>(() => SymmetricEigen.Decompose([1, bad, bad, 1], 2));

        Assert.Contains("an element that is", error.Message, StringComparison.Ordinal);
    }
}

namespace Matchmaker.Engine.Tests.Numerics;

/// <summary>The kernels' twins: one line of the textbook each, in 64 bits.</summary>
internal static class PlainKernels
{
    public static double Dot(float[] x, float[] y)
    {
        double sum = 0;
        for (var k = 0; k < x.Length; k++) sum += (double)x[k] * y[k];
        return sum;
    }

    public static float[] AddScaled(float scale, float[] x, float[] y) => [.. x.Zip(y, (a, b) => (scale * a) + b)];

    /// <summary>XᵀX of rows × width.</summary>
    public static double[,] Gramian(float[] x, int rows, int width)
    {
        var g = new double[width, width];
        for (var k = 0; k < rows; k++)
            for (var i = 0; i < width; i++)
                for (var j = 0; j < width; j++)
                    g[i, j] += (double)x[(k * width) + i] * x[(k * width) + j];
        return g;
    }

    /// <summary>L with A = LLᵀ: Golub and Van Loan, algorithm 4.2.1.</summary>
    public static double[,] Cholesky(double[,] a)
    {
        var n = a.GetLength(0);
        var l = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }

        return l;
    }

    /// <summary>x with A x = b for symmetric positive definite A.</summary>
    public static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var l = Cholesky(a);
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }

        return x;
    }
}

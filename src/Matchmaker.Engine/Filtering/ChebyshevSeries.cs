namespace Matchmaker.Engine.Filtering;

/// <summary>
/// A function on [0, end] as a sum of Chebyshev polynomials, f(x) ≈ Σ_k c_k·T_k(2x/end − 1), by which a filter of a graph needs nothing but products with
/// the graph's matrix (Shuman, Vandergheynst, Frossard 2011, "Chebyshev polynomial approximation for distributed signal processing", eq. 6 and 7).
/// </summary>
internal static class ChebyshevSeries
{
    private const int Nodes = 512;

    /// <summary>c_0 … c_degree, with the first one halved already, by the cosine sum over 512 Chebyshev nodes. O(512·degree).</summary>
    public static float[] Of(Func<double, double> function, double end, int degree)
    {
        var coefficients = new float[degree + 1];
        for (var k = 0; k <= degree; k++)
        {
            double sum = 0;
            for (var node = 0; node < Nodes; node++)
            {
                var angle = Math.PI * (node + 0.5) / Nodes;
                sum += function(end * (Math.Cos(angle) + 1) / 2) * Math.Cos(k * angle);
            }

            coefficients[k] = (float)(sum * (k == 0 ? 1 : 2) / Nodes);
        }

        return coefficients;
    }
}

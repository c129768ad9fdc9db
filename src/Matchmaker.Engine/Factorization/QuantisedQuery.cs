using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// A query q = b·d + f with whole d, and what it takes to bound its products with rows r = a(c + δ) in 8 bits: q·r = a(b·(d·c) + f·c + q·δ) ≤ a(b·(d·c) + <see cref="Margin"/>),
/// since |c_i| ≤ 127 and |δ_i| ≤ ½. The margin also covers the rounding of the exact scan and of the bound itself (n·2⁻²⁴ of |q||r| in any order of summation; Higham 2002, eq. 3.5),
/// so that the score that the exact scan computes is never above the bound.
/// </summary>
internal readonly struct QuantisedQuery
{
    private const double Half = 1.0 / (1 << 23);

    private QuantisedQuery(float step, float margin, double length)
    {
        Step = step;
        Margin = margin;
        Length = length;
    }

    /// <summary>b.</summary>
    public float Step { get; }

    /// <summary>½‖q‖₁ + 127·‖f‖₁ and what rounding can add.</summary>
    public float Margin { get; }

    /// <summary>|q| and what rounding can add: no score is above it times the length of the row.</summary>
    public double Length { get; }

    /// <summary>Rounds a query.</summary>
    /// <param name="query">As many factors as a row has.</param>
    /// <param name="codes">Receives d; zero before, and as long as a row of codes.</param>
    /// <returns>Null where nothing can be said about its products: all zeros, too large or small a number, or none.</returns>
    public static QuantisedQuery? Of(ReadOnlySpan<float> query, Span<short> codes)
    {
        var peak = 0f;
        foreach (var value in query) peak = MathF.Max(peak, MathF.Abs(value));
        if (!(peak >= QuantisedFactors.Least && peak <= QuantisedFactors.Greatest)) return null;
        var levels = (int)Math.Min(short.MaxValue, int.MaxValue / ((long)QuantisedFactors.Levels * codes.Length));
        var step = peak / levels;
        double sum = 0, squares = 0, left = 0;
        for (var k = 0; k < query.Length; k++)
        {
            double value = query[k];
            codes[k] = (short)Math.Clamp(Math.Round(value / step), -levels, levels);
            sum += Math.Abs(value);
            squares += value * value;
            left += Math.Abs(value - ((double)step * codes[k]));
        }

        var relative = (codes.Length + 16) * Half;
        var rounding = relative * Math.Sqrt(squares * codes.Length) * (QuantisedFactors.Levels + 1);
        return new(step, MathF.BitIncrement((float)((QuantisedFactors.HalfStep * sum) + (QuantisedFactors.Levels * left) + rounding)), Math.Sqrt(squares) * (1 + relative));
    }
}

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Normal random factors that depend on the seed, the side and the place only: SplitMix64 (Steele, Lea, Flood 2014) numbers the place,
/// Box and Muller's transform makes it normal.
/// </summary>
internal static class InitialFactors
{
    /// <summary>Fills with standard deviation scale/√rank; the padding stays zero.</summary>
    public static void Fill(WritableFactors factors, int seed, int side, float scale)
    {
        var deviation = scale / Math.Sqrt(factors.Rank);
        for (var row = 0; row < factors.RowCount; row++)
        {
            var values = factors.Row(row);
            var state = Mix(((ulong)(uint)seed << 33) ^ ((ulong)(uint)side << 32) ^ (uint)row);
            for (var k = 0; k < values.Length; k++)
            {
                var first = Uniform(ref state);
                var second = Uniform(ref state);
                values[k] = (float)(deviation * Math.Sqrt(-2 * Math.Log(first)) * Math.Cos(2 * Math.PI * second));
            }
        }
    }

    /// <summary>In (0, 1].</summary>
    private static double Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return ((Mix(state) >> 11) + 1) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

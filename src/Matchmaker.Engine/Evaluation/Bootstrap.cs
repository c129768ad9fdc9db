namespace Matchmaker.Engine.Evaluation;

/// <summary>
/// How far a mean over queries could lie elsewhere by chance: the percentile bootstrap (Efron 1979), which draws as many queries as there are, with replacement, again and again.
/// </summary>
public static class Bootstrap
{
    /// <summary>The mean of values and where it could lie. O(samples · n); the same seed gives the same answer.</summary>
    /// <param name="values">One a query.</param>
    /// <param name="samples">How often queries are drawn; at least 100.</param>
    /// <param name="confidence">Share of the draws that the interval holds, between 0 and 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">There is no value, or an option is out of range.</exception>
    public static BootstrapInterval Mean(ReadOnlySpan<double> values, int samples = 2_000, double confidence = 0.95, int seed = 1)
    {
        if (values.IsEmpty) throw new ArgumentException("There is no value to draw from.", nameof(values));
        if (samples < 100) throw new ArgumentException($"{samples} draws are too few for an interval; it takes 100 or more.", nameof(samples));
        if (confidence is not (> 0 and < 1)) throw new ArgumentException($"The confidence is {confidence}; it must lie between 0 and 1.", nameof(confidence));
        var random = new Random(seed);
        var means = new double[samples];
        for (var sample = 0; sample < samples; sample++)
        {
            double drawn = 0;
            for (var at = 0; at < values.Length; at++) drawn += values[random.Next(values.Length)];
            means[sample] = drawn / values.Length;
        }

        double sum = 0;
        foreach (var value in values) sum += value;
        var centre = means.Average();
        Array.Sort(means);
        var outside = (1 - confidence) / 2;
        return new(sum / values.Length, means[At(outside)], means[At(1 - outside)], Math.Sqrt(means.Sum(mean => (mean - centre) * (mean - centre)) / samples));

        int At(double share) => Math.Clamp((int)Math.Round(share * (samples - 1)), 0, samples - 1);
    }

    /// <summary>By how much the first is better than the second on the same queries. Differences are drawn, so that hard and easy queries do not blur it.</summary>
    /// <inheritdoc cref="Mean"/>
    /// <param name="first">One value a query.</param>
    /// <param name="second">Likewise, in the same order.</param>
    /// <param name="samples">How often queries are drawn; at least 100.</param>
    /// <param name="confidence">Share of the draws that the interval holds, between 0 and 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static BootstrapInterval Difference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int samples = 2_000, double confidence = 0.95, int seed = 1)
    {
        if (first.Length != second.Length) throw new ArgumentException($"There are {first.Length} values to compare with {second.Length}; both must be of the same queries.", nameof(second));
        var differences = new double[first.Length];
        for (var at = 0; at < differences.Length; at++) differences[at] = first[at] - second[at];
        return Mean(differences, samples, confidence, seed);
    }
}

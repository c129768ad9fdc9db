namespace Matchmaker.Engine.Ranking;

/// <summary>
/// A score that is the exact sum of its reasons: Σ over signals of weight · (signal − mean) / scale. Immutable.
/// </summary>
public sealed class AdditiveRanker
{
    private readonly double[] _slopes;
    private readonly double[] _means;

    /// <param name="weights">Weight of each signal, in units of its scale; one a <see cref="Signal"/>.</param>
    /// <param name="means">What is average for each signal, and so contributes nothing.</param>
    /// <param name="scales">What is a large difference for each signal; above 0.</param>
    /// <exception cref="ArgumentException">The arrays do not have one finite number a signal.</exception>
    public AdditiveRanker(double[] weights, double[] means, double[] scales)
    {
        foreach (var numbers in new[] { weights, means, scales })
        {
            if (numbers.Length != CandidateList.SignalCount || !Array.TrueForAll(numbers, double.IsFinite))
                throw new ArgumentException($"A ranker needs {CandidateList.SignalCount} finite numbers of each kind; train the model again.", nameof(weights));
        }

        if (!Array.TrueForAll(scales, scale => scale > 0)) throw new ArgumentException("A scale is above 0.", nameof(scales));
        Weights = weights;
        Means = means;
        Scales = scales;
        _means = means;
        _slopes = [.. weights.Zip(scales, (weight, scale) => weight / scale)];
    }

    /// <summary>
    /// What is used where there is no past to learn from: shared partners, the walk and the factors alike, with a little for recent activity, sectors and pairs of countries and helixes.
    /// </summary>
    public static AdditiveRanker Untrained { get; } = CreateUntrained();

    /// <summary>Weight of each signal.</summary>
    public double[] Weights { get; }

    /// <summary>Average of each signal.</summary>
    public double[] Means { get; }

    /// <summary>Scale of each signal.</summary>
    public double[] Scales { get; }

    /// <summary>The score of one candidate: the sum of <see cref="Contribution"/> over all signals, in their order.</summary>
    public double Score(ReadOnlySpan<float> signals)
    {
        double score = 0;
        for (var signal = 0; signal < _slopes.Length; signal++) score += _slopes[signal] * (signals[signal] - _means[signal]);
        return score;
    }

    /// <summary>What one signal adds to the score.</summary>
    public double Contribution(Signal signal, ReadOnlySpan<float> signals) => _slopes[(int)signal] * (signals[(int)signal] - _means[(int)signal]);

    private static AdditiveRanker CreateUntrained()
    {
        var weights = new double[CandidateList.SignalCount];
        weights[(int)Signal.SharedPartners] = weights[(int)Signal.Walk] = weights[(int)Signal.Factors] = 0.3;
        weights[(int)Signal.RecentActivity] = weights[(int)Signal.Themes] = weights[(int)Signal.CountryPair] = weights[(int)Signal.HelixPair] = 0.1;
        var scales = new double[weights.Length];
        Array.Fill(scales, 1);
        return new(weights, new double[weights.Length], scales);
    }
}

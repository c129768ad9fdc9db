namespace Matchmaker.Engine.Ranking;

/// <summary>
/// A score that is the exact sum of its reasons: a generalised additive model (Hastie and Tibshirani 1986), one <see cref="SignalShape"/> a signal. Immutable.
/// </summary>
public sealed class AdditiveRanker
{
    /// <summary>Straight lines are told as shapes that bend this many scales away from the mean.</summary>
    private const double Far = 1e3;

    private readonly SignalShape[] _shapes;

    /// <param name="shapes">What each signal adds, in the order of <see cref="Signal"/>.</param>
    /// <exception cref="ArgumentException">There is not one shape a signal.</exception>
    public AdditiveRanker(SignalShape[] shapes)
    {
        if (shapes.Length != CandidateList.SignalCount)
            throw new ArgumentException($"A ranker needs {CandidateList.SignalCount} shapes, one a signal; there are {shapes.Length}. Train the model again.", nameof(shapes));
        _shapes = shapes;
    }

    /// <summary>
    /// What is used where there is no past to learn from: shared partners, the walk and the factors alike, needs that meet offers and common sectors, both sides alike,
    /// with a little for recent activity, themes, languages and pairs of countries and helixes.
    /// </summary>
    public static AdditiveRanker Untrained { get; } = CreateUntrained();

    /// <summary>What each signal adds, in the order of <see cref="Signal"/>.</summary>
    public IReadOnlyList<SignalShape> Shapes => _shapes;

    /// <summary>Straight lines: Σ over signals of weight · (signal − mean) / scale.</summary>
    /// <param name="weights">Weight of each signal, in units of its scale.</param>
    /// <param name="means">What is average for each signal, and so contributes nothing.</param>
    /// <param name="scales">What is a large difference for each signal; above 0.</param>
    /// <exception cref="ArgumentException">The arrays do not have one finite number a signal, or a scale is not above 0.</exception>
    public static AdditiveRanker Linear(double[] weights, double[] means, double[] scales)
    {
        if (!Array.TrueForAll(scales, scale => scale > 0)) throw new ArgumentException("A scale is above 0.", nameof(scales));
        if (means.Length != weights.Length || scales.Length != weights.Length) throw new ArgumentException("Weights, means and scales are of the same signals.", nameof(means));
        return new([.. weights.Select((weight, at) => weight == 0
            ? SignalShape.None
            : new SignalShape([means[at] - (Far * scales[at]), means[at] + (Far * scales[at])], [-Far * weight, Far * weight]))]);
    }

    /// <summary>The score of one candidate: the sum of <see cref="Contribution"/> over all signals, in their order.</summary>
    public double Score(ReadOnlySpan<float> signals)
    {
        double score = 0;
        for (var signal = 0; signal < _shapes.Length; signal++) score += _shapes[signal].At(signals[signal]);
        return score;
    }

    /// <summary>What one signal adds to the score.</summary>
    public double Contribution(Signal signal, ReadOnlySpan<float> signals) => _shapes[(int)signal].At(signals[(int)signal]);

    private static AdditiveRanker CreateUntrained()
    {
        var weights = new double[CandidateList.SignalCount];
        foreach (var signal in new[] { Signal.SharedPartners, Signal.Walk, Signal.Factors, Signal.TheirSharedPartners, Signal.TheirWalk, Signal.TheirFactors }) weights[(int)signal] = 0.15;
        foreach (var signal in new[] { Signal.NeedsMet, Signal.OffersWanted, Signal.Sectors }) weights[(int)signal] = 1;
        foreach (var signal in new[] { Signal.RecentActivity, Signal.Themes, Signal.CountryPair, Signal.HelixPair, Signal.Languages }) weights[(int)signal] = 0.1;
        var ones = new double[weights.Length];
        Array.Fill(ones, 1);
        return Linear(weights, new double[weights.Length], ones);
    }
}

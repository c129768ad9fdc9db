namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Fits an <see cref="AdditiveRanker"/> so that those who became partners stand out among the candidates: the conditional logit model of choice
/// (McFadden 1974, eq. 12), which is also the top-one listwise loss of ListNet (Cao et al. 2007, eq. 4). Each query counts equally:
/// loss = mean over queries of −(1/|R|) Σ over relevant r of ln softmax(score)(r), + penalty/2 · |w|². Convex: Newton's method finds the one optimum, whatever the order of the queries.
/// Likeness may not count against a partner: those signals' weights are kept at 0 or above (projected Newton, Bertsekas 1982, eq. 32), so that a reason never contradicts its name.
/// </summary>
public static class AdditiveRankerTrainer
{
    /// <summary>Fits. O(iterations · candidates · signals²). Examples without a relevant candidate teach nothing and are passed over.</summary>
    /// <param name="examples">What happened.</param>
    /// <param name="options">Penalty and steps.</param>
    /// <param name="start">Weights to begin from; the optimum is the same, it is only reached sooner from nearby. Null for zeros.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">No example has a relevant candidate.</exception>
    public static AdditiveRanker Fit(
        IReadOnlyList<RankingExample> examples, RankerOptions options, AdditiveRanker? start = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var usable = examples.Where(example => example.IsRelevant.Contains(true)).ToArray();
        if (usable.Length == 0)
            throw new ArgumentException("No actor gained a partner among its candidates in the period, so there is nothing to learn a ranking from. Use a longer history.", nameof(examples));
        var (means, scales) = Standardise(usable);
        var weights = start is null ? new double[CandidateList.SignalCount] : (double[])start.Weights.Clone();
        var isBounded = new bool[weights.Length];
        foreach (var signal in options.NeverNegative) isBounded[(int)signal] = true;
        Project(weights, isBounded);
        var loss = double.PositiveInfinity;
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var slope = LossSlope.At(weights, usable, means, scales, options.Penalty);
            if (slope.Loss > loss - 1e-7) break;
            loss = slope.Loss;
            Step(weights, isBounded, slope, usable, means, scales, options.Penalty);
        }

        return new AdditiveRanker(weights, means, scales);
    }

    // A full Newton step among the weights that are free to move, projected onto the bounds and halved until the loss falls.
    private static void Step(
        double[] weights, bool[] isBounded, LossSlope slope, RankingExample[] examples, double[] means, double[] scales, double penalty)
    {
        var isHeld = new bool[weights.Length];
        for (var i = 0; i < weights.Length; i++) isHeld[i] = isBounded[i] && weights[i] <= 0 && slope.Gradient[i] > 0;
        var direction = slope.NewtonDirection(isHeld);
        var start = (double[])weights.Clone();
        for (var length = 1.0; length > 1e-4; length /= 2)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = start[i] - (length * direction[i]);
            Project(weights, isBounded);
            if (LossSlope.LossAt(weights, examples, means, scales, penalty) <= slope.Loss) return;
        }

        start.CopyTo(weights, 0);
    }

    private static void Project(double[] weights, bool[] isBounded)
    {
        for (var i = 0; i < weights.Length; i++)
            if (isBounded[i]) weights[i] = Math.Max(0, weights[i]);
    }

    private static (double[] Means, double[] Scales) Standardise(RankingExample[] examples)
    {
        var count = CandidateList.SignalCount;
        var sums = new double[count];
        var squares = new double[count];
        long rows = 0;
        foreach (var example in examples)
        {
            for (var candidate = 0; candidate < example.Candidates.Count; candidate++)
            {
                var signals = example.Candidates.SignalsOf(candidate);
                for (var i = 0; i < count; i++)
                {
                    sums[i] += signals[i];
                    squares[i] += (double)signals[i] * signals[i];
                }
            }

            rows += example.Candidates.Count;
        }

        var means = Array.ConvertAll(sums, sum => sum / rows);
        var scales = new double[count];
        for (var i = 0; i < count; i++)
        {
            var spread = Math.Sqrt(Math.Max(0, (squares[i] / rows) - (means[i] * means[i])));
            scales[i] = spread > 1e-6 ? spread : 1;
        }

        return (means, scales);
    }
}

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Fits an <see cref="AdditiveRanker"/> so that those who became partners stand out among the candidates: the conditional logit model of choice
/// (McFadden 1974, eq. 12), which is also the top-one listwise loss of ListNet (Cao et al. 2007, eq. 4), over piecewise linear shapes. Each query counts equally:
/// loss = mean over queries of −(1/|R|) Σ over relevant r of ln softmax(score)(r), + <see cref="ShapePenalty"/>. Convex: Newton's method finds the one optimum, whatever the order of the queries.
/// Likeness may not count against a partner: those shapes never fall (projected Newton on their slopes, Bertsekas 1982, eq. 32), so that a reason never contradicts its name.
/// </summary>
public static class AdditiveRankerTrainer
{
    /// <summary>Fits. O(iterations · candidates · (signals · segments)²). Examples without a relevant candidate teach nothing and are passed over.</summary>
    /// <param name="examples">What happened.</param>
    /// <param name="options">Shapes, penalties and steps.</param>
    /// <param name="start">A ranker to begin from; the optimum is the same, it is only reached sooner from nearby. Null for none.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">No example has a relevant candidate.</exception>
    public static AdditiveRanker Fit(
        IReadOnlyList<RankingExample> examples, RankerOptions options, AdditiveRanker? start = null, CancellationToken cancellation = default) =>
        new(FitShapes(examples, options, options.NeverFalling.Select(signal => (int)signal), start?.Shapes, cancellation));

    /// <summary>The same for candidates with signals of any kind.</summary>
    /// <param name="examples">What happened; all of one width.</param>
    /// <param name="options">Shapes, penalties and steps.</param>
    /// <param name="neverFalling">Positions of the signals whose shape never falls.</param>
    /// <param name="start">Shapes to begin from, one a signal; null for none.</param>
    /// <param name="cancellation">Stops between steps.</param>
    internal static SignalShape[] FitShapes(
        IReadOnlyList<RankingExample> examples, RankerOptions options, IEnumerable<int> neverFalling, IReadOnlyList<SignalShape>? start, CancellationToken cancellation)
    {
        options.Validate();
        var usable = examples.Where(example => example.IsRelevant.Contains(true)).ToArray();
        if (usable.Length == 0)
            throw new ArgumentException("No actor gained a partner among its candidates in the period, so there is nothing to learn a ranking from. Use a longer history.", nameof(examples));
        var choices = ChoiceExamples.Of(usable, options);
        var weights = start is null ? new double[choices.Design.ColumnCount] : choices.Design.WeightsOf(start);
        var isBounded = Bounds(choices.Design, neverFalling);
        Project(weights, isBounded);
        var loss = double.PositiveInfinity;
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var slope = LossSlope.At(weights, choices, cancellation);
            if (slope.Loss > loss - 1e-5) break;
            loss = slope.Loss;
            Step(weights, isBounded, slope, choices, cancellation);
        }

        return choices.Design.ToShapes(weights);
    }

    private static bool[] Bounds(ShapeDesign design, IEnumerable<int> neverFalling)
    {
        var isBounded = new bool[design.ColumnCount];
        foreach (var signal in neverFalling)
            for (var column = design.FirstColumn[signal]; column < design.FirstColumn[signal + 1]; column++) isBounded[column] = true;
        return isBounded;
    }

    // A full Newton step among the weights that are free to move, projected onto the bounds and halved until the loss falls.
    private static void Step(double[] weights, bool[] isBounded, LossSlope slope, ChoiceExamples choices, CancellationToken cancellation)
    {
        var isHeld = new bool[weights.Length];
        for (var i = 0; i < weights.Length; i++) isHeld[i] = isBounded[i] && weights[i] <= 0 && slope.Gradient[i] > 0;
        var direction = slope.NewtonDirection(isHeld);
        var start = (double[])weights.Clone();
        for (var length = 1.0; length > 1e-4; length /= 2)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = start[i] - (length * direction[i]);
            Project(weights, isBounded);
            if (LossSlope.LossAt(weights, choices, cancellation) <= slope.Loss) return;
        }

        start.CopyTo(weights, 0);
    }

    private static void Project(double[] weights, bool[] isBounded)
    {
        for (var i = 0; i < weights.Length; i++)
            if (isBounded[i]) weights[i] = Math.Max(0, weights[i]);
    }
}

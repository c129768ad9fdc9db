namespace Matchmaker.Engine.Ranking;

/// <summary>
/// How shapes are told in numbers that a linear fit can find: a column for each piece of each signal, holding how far the signal reaches into that piece, in units of
/// the signal's standard deviation. A weight is then the slope of its piece, and bounds on slopes are bounds on weights.
/// </summary>
internal sealed class ShapeDesign
{
    private const int Sample = 100_000;

    private readonly float[][] _knots;
    private readonly double[] _scales;
    private readonly double[] _means;

    // By column, in units of the signal's standard deviation: where its piece begins, and how long it is.
    private readonly float[] _starts;
    private readonly float[] _lengths;
    private readonly float[] _inverseScales;

    private ShapeDesign(float[][] knots, double[] means, double[] scales)
    {
        _knots = knots;
        _means = means;
        _scales = scales;
        FirstColumn = new int[knots.Length + 1];
        for (var signal = 0; signal < knots.Length; signal++) FirstColumn[signal + 1] = FirstColumn[signal] + knots[signal].Length - 1;
        _inverseScales = Array.ConvertAll(scales, scale => (float)(1 / scale));
        (_starts, _lengths) = (new float[ColumnCount], new float[ColumnCount]);
        for (var signal = 0; signal < knots.Length; signal++)
        {
            for (var piece = 1; piece < knots[signal].Length; piece++)
            {
                var column = FirstColumn[signal] + piece - 1;
                _starts[column] = knots[signal][piece - 1] * _inverseScales[signal];
                _lengths[column] = (knots[signal][piece] * _inverseScales[signal]) - _starts[column];
            }
        }
    }

    /// <summary>The column of each signal's first piece, and at the end the number of columns.</summary>
    public int[] FirstColumn { get; }

    public int ColumnCount => FirstColumn[^1];

    /// <summary>Knots at quantiles of an even mixture of those that became partners and those that did not, so that pieces lie where the choice is made.</summary>
    public static ShapeDesign Of(RankingExample[] examples, RankerOptions options)
    {
        var relevant = examples.Sum(example => example.IsRelevant.Count(isRelevant => isRelevant));
        var others = examples.Sum(example => (long)example.Candidates.Count) - relevant;
        var (relevantStride, otherStride) = (1 + (relevant / Sample), 1 + (others / Math.Clamp(relevant, 1, Sample)));
        var rows = new List<(RankingExample Example, int Candidate)>();
        long seenRelevant = 0, seenOther = 0;
        foreach (var example in examples)
        {
            for (var c = 0; c < example.Candidates.Count; c++)
                if (example.IsRelevant[c] ? seenRelevant++ % relevantStride == 0 : seenOther++ % otherStride == 0) rows.Add((example, c));
        }

        var count = examples[0].Candidates.Width;
        var knots = new float[count][];
        var (means, scales) = (new double[count], new double[count]);
        Parallel.For(0, count, signal =>
        {
            var values = new float[rows.Count];
            for (var at = 0; at < values.Length; at++) values[at] = rows[at].Example.Candidates.SignalsOf(rows[at].Candidate)[signal];
            values = [.. values.Where(value => !float.IsNaN(value))];
            if (values.Length == 0)
            {
                (scales[signal], knots[signal]) = (1, [0]);
                return;
            }

            Array.Sort(values);
            means[signal] = values.Average(value => (double)value);
            var spread = Math.Sqrt(values.Average(value => (value - means[signal]) * (value - means[signal])));
            scales[signal] = spread > 1e-6 ? spread : 1;
            var isUsed = options.Signals?.Contains((Signal)signal) ?? true;
            knots[signal] = isUsed ? Quantiles(values, options.Segments, (float)(scales[signal] * 0.05)) : [values[0]];
        });
        return new(knots, means, scales);
    }

    /// <summary>One candidate's inputs; length <see cref="ColumnCount"/>.</summary>
    public void Fill(ReadOnlySpan<float> signals, Span<float> inputs)
    {
        for (var signal = 0; signal < _knots.Length; signal++)
        {
            // What is not known stands where the shape is 0.
            var value = (float.IsNaN(signals[signal]) ? (float)_means[signal] : signals[signal]) * _inverseScales[signal];
            for (var column = FirstColumn[signal]; column < FirstColumn[signal + 1]; column++)
                inputs[column] = float.MinNative(float.MaxNative(value - _starts[column], 0), _lengths[column]);
        }
    }

    /// <summary>The weights that come nearest to given shapes, one a signal: their mean slope over each piece.</summary>
    public double[] WeightsOf(IReadOnlyList<SignalShape> shapes)
    {
        var weights = new double[ColumnCount];
        for (var signal = 0; signal < _knots.Length; signal++)
        {
            var (knots, shape) = (_knots[signal], shapes[signal]);
            for (var piece = 1; piece < knots.Length; piece++)
                weights[FirstColumn[signal] + piece - 1] = (shape.At(knots[piece]) - shape.At(knots[piece - 1])) / (knots[piece] - knots[piece - 1]) * _scales[signal];
        }

        return weights;
    }

    /// <summary>Shapes of the given slopes, each 0 at the signal's mean.</summary>
    public SignalShape[] ToShapes(double[] weights)
    {
        var shapes = new SignalShape[_knots.Length];
        for (var signal = 0; signal < shapes.Length; signal++)
        {
            var knots = Array.ConvertAll(_knots[signal], knot => (double)knot);
            var values = new double[knots.Length];
            for (var piece = 1; piece < knots.Length; piece++)
                values[piece] = values[piece - 1] + (weights[FirstColumn[signal] + piece - 1] * (knots[piece] - knots[piece - 1]) / _scales[signal]);
            var middle = new SignalShape(knots, values).At(_means[signal]);
            shapes[signal] = new(knots, Array.ConvertAll(values, value => value - middle));
        }

        return shapes;
    }

    private static float[] Quantiles(float[] sorted, int segments, float least)
    {
        var knots = new List<float> { sorted[0] };
        for (var piece = 1; piece <= segments; piece++)
        {
            var knot = sorted[(int)((sorted.Length - 1L) * piece / segments)];
            if (knot > knots[^1] + least) knots.Add(knot);
            else if (piece == segments && knot > knots[^1] && knots.Count > 1) knots[^1] = knot;
        }

        return [.. knots];
    }
}

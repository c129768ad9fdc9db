namespace Matchmaker.Engine.Ranking;

/// <summary>
/// What one signal adds to a score, as a function of its value: straight between knots, constant before the first and after the last. Immutable.
/// </summary>
public sealed class SignalShape
{
    private readonly double[] _knots;
    private readonly double[] _values;

    /// <param name="knots">Where the function bends, ascending; at least one.</param>
    /// <param name="values">Its value at each knot.</param>
    /// <exception cref="ArgumentException">The knots do not ascend, a number is not finite, or there is not one value a knot.</exception>
    public SignalShape(double[] knots, double[] values)
    {
        if (knots.Length == 0 || knots.Length != values.Length || !Array.TrueForAll(knots, double.IsFinite) || !Array.TrueForAll(values, double.IsFinite))
            throw new ArgumentException("A shape needs a finite value at each of at least one knot; train the model again.", nameof(values));
        for (var at = 1; at < knots.Length; at++)
            if (knots[at] <= knots[at - 1]) throw new ArgumentException("The knots of a shape ascend; train the model again.", nameof(knots));
        _knots = knots;
        _values = values;
    }

    /// <summary>Where the function bends, ascending.</summary>
    public IReadOnlyList<double> Knots => _knots;

    /// <summary>Its value at each knot.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The same contribution whatever the signal: none.</summary>
    public static SignalShape None { get; } = new([0], [0]);

    /// <summary>The function's value; 0 for what is not known (not a number). O(knots).</summary>
    public double At(double signal)
    {
        var (knots, values) = (_knots, _values);
        if (double.IsNaN(signal)) return 0;
        if (signal <= knots[0]) return values[0];
        for (var at = 1; at < knots.Length; at++)
        {
            if (signal < knots[at])
                return values[at - 1] + ((values[at] - values[at - 1]) * (signal - knots[at - 1]) / (knots[at] - knots[at - 1]));
        }

        return values[^1];
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Variety;

/// <summary>
/// How alike two actors are, from 0 to 1: the weighted mean of what the caller goes by. A label (country, helix) counts 1 where both have the same, else 0;
/// sparse rows (partners, themes) count their cosine, negative ones as 0. Immutable and safe for several threads.
/// </summary>
public sealed class ActorLikeness
{
    private readonly (double Weight, int[] Labels)[] _labels;
    private readonly (double Weight, SparseRows Rows, double[] Lengths)[] _rows;
    private readonly double _total;

    /// <param name="labels">Weight and labels, one label an actor, for each attribute.</param>
    /// <param name="rows">Weight and rows, one row an actor, for each matrix.</param>
    /// <exception cref="ArgumentException">A weight is not a positive number, or there is nothing to go by.</exception>
    public ActorLikeness(IReadOnlyList<(double Weight, int[] Labels)> labels, IReadOnlyList<(double Weight, SparseRows Rows)> rows)
    {
        var weights = labels.Select(one => one.Weight).Concat(rows.Select(one => one.Weight)).ToArray();
        if (weights.Length == 0) throw new ArgumentException("Likeness needs at least one attribute or matrix to go by.", nameof(labels));
        if (weights.Any(weight => !(weight > 0 && double.IsFinite(weight)))) throw new ArgumentException("Each weight of likeness is a number above 0.", nameof(labels));
        _labels = [.. labels];
        _rows = [.. rows.Select(one => (one.Weight, one.Rows, LengthsOf(one.Rows)))];
        _total = weights.Sum();
    }

    /// <summary>The likeness of two actors; symmetric. O(attributes + entries of both rows).</summary>
    public double Of(int one, int other)
    {
        double sum = 0;
        foreach (var (weight, labels) in _labels)
            if (labels[one] == labels[other]) sum += weight;
        foreach (var (weight, rows, lengths) in _rows)
            if (lengths[one] > 0 && lengths[other] > 0) sum += weight * Math.Clamp(Product(rows, one, other) / (lengths[one] * lengths[other]), 0, 1);
        return sum / _total;
    }

    private static double Product(SparseRows rows, int one, int other)
    {
        var left = rows.RowColumns(one);
        var right = rows.RowColumns(other);
        var leftValues = rows.RowValues(one);
        var rightValues = rows.RowValues(other);
        double product = 0;
        for (int at = 0, to = 0; at < left.Length && to < right.Length;)
        {
            if (left[at] < right[to]) at++;
            else if (left[at] > right[to]) to++;
            else product += (double)leftValues[at++] * rightValues[to++];
        }

        return product;
    }

    private static double[] LengthsOf(SparseRows rows)
    {
        var lengths = new double[rows.RowCount];
        for (var row = 0; row < lengths.Length; row++)
        {
            double squared = 0;
            foreach (var value in rows.RowValues(row)) squared += (double)value * value;
            lengths[row] = Math.Sqrt(squared);
        }

        return lengths;
    }
}

using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>What every trainer asks of the matrix it is given.</summary>
public static class Confidences
{
    /// <summary>Checks that every confidence is a number. O(entries).</summary>
    /// <exception cref="ArgumentException">One is not finite; the message names its place.</exception>
    public static void RequireFinite(SparseRows confidences)
    {
        if (VectorKernels.AllFinite(confidences.Values)) return;
        for (var row = 0; row < confidences.RowCount; row++)
        {
            var values = confidences.RowValues(row);
            for (var at = 0; at < values.Length; at++)
            {
                if (!float.IsFinite(values[at]))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"The confidence of row {row}, column {confidences.RowColumns(row)[at]} is {values[at]}; it must be a finite number."),
                        nameof(confidences));
                }
            }
        }
    }
}

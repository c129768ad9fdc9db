using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Weighs terms by how much they tell: ln(actors / (1 + actors with the term)), at least 0.01 (inverse document frequency, Spärck Jones 1972).
/// </summary>
internal static class TermWeights
{
    private const double LeastRarity = 0.01;

    /// <summary>One weight a column. O(entries).</summary>
    public static float[] Rarity(SparseRows terms)
    {
        var actorsWith = new int[terms.ColumnCount];
        foreach (var term in terms.Columns) actorsWith[term]++;
        return Array.ConvertAll(actorsWith, actors => (float)Math.Max(Math.Log(terms.RowCount / (1.0 + actors)), LeastRarity));
    }

    /// <summary>Values times their terms' rarity, rows of Euclidean length 1: the product of two rows is a cosine.</summary>
    public static SparseRows Cosine(SparseRows terms) => Cosine(terms, Rarity(terms));

    /// <summary>Values times the weights, rows of Euclidean length 1.</summary>
    public static SparseRows Cosine(SparseRows terms, float[] weights) => Scale(terms, weights, squared: true);

    /// <summary>Values times the weights, rows of sum 1: each value is a share of its row.</summary>
    public static SparseRows Shares(SparseRows terms, float[] weights) => Scale(terms, weights, squared: false);

    private static SparseRows Scale(SparseRows terms, float[] weights, bool squared)
    {
        var values = new float[terms.EntryCount];
        for (var row = 0; row < terms.RowCount; row++)
        {
            double total = 0;
            for (var at = terms.RowStarts[row]; at < terms.RowStarts[row + 1]; at++)
            {
                values[at] = terms.Values[at] * weights[terms.Columns[at]];
                total += squared ? values[at] * values[at] : values[at];
            }

            var scale = total > 0 ? 1 / (squared ? Math.Sqrt(total) : total) : 0;
            for (var at = terms.RowStarts[row]; at < terms.RowStarts[row + 1]; at++) values[at] = (float)(values[at] * scale);
        }

        return new SparseRows(terms.ColumnCount, terms.RowStarts, terms.Columns, values);
    }
}

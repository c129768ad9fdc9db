using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// What is known of rows and columns beside their entries, for <see cref="AlsTrainer"/> to regress their factors on. For an actor × actor matrix both sides have the same table.
/// </summary>
/// <param name="Rows">Rows × features, or null where nothing is known of them.</param>
/// <param name="Columns">Columns × features, or null likewise.</param>
public sealed record FactorFeatures(SparseRows? Rows, SparseRows? Columns)
{
    /// <exception cref="ArgumentException">A table is not of the matrix's size, or holds a value that is not a finite number.</exception>
    internal void Validate(SparseRows confidences)
    {
        Check(Rows, confidences.RowCount, "rows");
        Check(Columns, confidences.ColumnCount, "columns");
    }

    private static void Check(SparseRows? features, int count, string side)
    {
        if (features is null) return;
        if (features.RowCount != count) throw new ArgumentException($"The matrix has {count} {side}, the features are of {features.RowCount}.", nameof(features));
        if (!VectorKernels.AllFinite(features.Values)) throw new ArgumentException($"A feature of the {side} is not a finite number.", nameof(features));
    }
}

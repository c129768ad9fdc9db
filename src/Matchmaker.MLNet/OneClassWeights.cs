using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.MLNet;

/// <summary>The general options in the library's terms. It knows one weight for all entries (1), one for all other pairs (α) and one regularisation for all rows and columns (λ).</summary>
/// <param name="Alpha">α0 over the mean confidence. Rejections are among the other pairs: target 0, as they ask for, with the weight of any pair without an entry.</param>
/// <param name="Lambda">A little more than the mean of λ_u over rows and columns with entries, over the mean confidence.</param>
/// <param name="Confidence">The mean confidence that both are divided by.</param>
internal readonly record struct OneClassWeights(double Alpha, double Lambda, double Confidence)
{
    /// <summary>
    /// λ over the mean λ_u. One λ for all holds rows with many entries, which bring most of the loss, less than λ_u does; chosen on the partners gained in 2018 in CORDIS (the README of this folder).
    /// </summary>
    private const double Strength = 1.1;

    /// <summary>What stands for an α0 of 0, which the library refuses.</summary>
    private const double LeastAlpha = 1e-30;

    /// <summary>Of the 32-bit numbers that the library calculates in.</summary>
    private const double LeastNormal = 1.2e-38;

    /// <exception cref="TrainingDivergedException">Nothing is left of λ.</exception>
    public static OneClassWeights Of(SparseRows confidences, OneClassMatrix matrix, FactorTrainingOptions options)
    {
        var lambda = Strength * (Mean(confidences, options) + Mean(confidences.Transpose(), options)) / 2 / matrix.MeanConfidence;
        if (lambda < LeastNormal) throw TrainingDivergedException.Unregularised();
        return new(Math.Max(LeastAlpha, options.UnobservedWeight / matrix.MeanConfidence), lambda, matrix.MeanConfidence);
    }

    /// <summary>What the factors were trained with, for folding in others among them: the same λ whatever the number of entries.</summary>
    public FactorTrainingOptions ForFoldIn(FactorTrainingOptions options) => options with { Regularization = (float)(Lambda * Confidence), RegularizationExponent = 0 };

    private static double Mean(SparseRows matrix, FactorTrainingOptions options)
    {
        var (sum, rows) = (0.0, 0);
        for (var row = 0; row < matrix.RowCount; row++)
        {
            var entries = 0;
            foreach (var confidence in matrix.RowValues(row))
                if (confidence > 0) entries++;
            if (entries == 0) continue;
            sum += options.RegularizationOf(entries, matrix.ColumnCount);
            rows++;
        }

        return rows == 0 ? options.Regularization : sum / rows;
    }
}

using System.Diagnostics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Weighted implicit alternating least squares. Minimises Σ_(u,i) |c_ui|(p_ui − x_u·y_i)² + α0·Σ_u Σ_i (x_u·y_i)² + Σ_u λ_u|x_u|² + Σ_i λ_i|y_i|², where the first sum is over
/// the entries and p_ui is 1 for a positive one, 0 for a negative one (Hu, Koren, Volinsky 2008; Rendle, Krichene, Zhang, Koren 2021, eq. 3 and 4).
/// </summary>
/// <remarks>
/// An epoch solves the columns and then the rows, so that a row's factors are what <see cref="FactorModel.FoldIn"/> gives for its entries. The result does not depend on
/// the number of threads. Memory: both factor matrices, the matrix and its transpose, and a few panels for each thread.
/// </remarks>
public sealed class AlsTrainer : IFactorTrainer
{
    /// <inheritdoc/>
    public string Name => "als";

    /// <inheritdoc/>
    public FactorModel Train(
        SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var als = AlsOptions.From(options);
        als.Validate();
        CheckConfidences(confidences);
        using var run = new AlsRun(confidences, als, cancellation);
        for (var epoch = 1; epoch <= als.Epochs; epoch++)
        {
            var started = Stopwatch.GetTimestamp();
            if (!run.Epoch()) throw new TrainingDivergedException(epoch);
            if (run.HasCollapsed()) throw TrainingDivergedException.Collapsed(epoch);
            progress?.Report(new TrainingProgress(epoch, als.Epochs, Stopwatch.GetElapsedTime(started), als.TrackLoss ? run.Loss() : null));
        }

        return new FactorModel(run.Rows.Frozen, run.Columns.Frozen, als);
    }

    private static void CheckConfidences(SparseRows confidences)
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

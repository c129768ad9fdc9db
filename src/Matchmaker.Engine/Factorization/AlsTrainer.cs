using System.Diagnostics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Weighted implicit alternating least squares. Minimises Σ_(u,i) |c_ui|(p_ui − x_u·y_i)² + α0·Σ_u Σ_i (x_u·y_i)² + Σ_u λ_u|x_u|² + Σ_i λ_i|y_i|², where the first sum is over
/// the entries and p_ui is 1 for a positive one, 0 for a negative one (Hu, Koren, Volinsky 2008; Rendle, Krichene, Zhang, Koren 2021, eq. 3 and 4).
/// </summary>
/// <remarks>
/// An epoch solves the columns and then the rows, so that a row's factors are what <see cref="FactorModel.FoldIn(ReadOnlySpan{int}, ReadOnlySpan{float}, Span{float})"/> gives for its entries. The result does not depend on
/// the number of threads. Memory: both factor matrices, the matrix and its transpose, and a few panels for each thread.
/// </remarks>
public sealed class AlsTrainer : IFactorTrainer
{
    /// <inheritdoc/>
    public string Name => "als";

    /// <inheritdoc/>
    public FactorModel Train(
        SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        Train(confidences, null, options, progress, cancellation);

    /// <summary>
    /// Trains with factors regressed on features inside the objective: λ_u‖x_u − Aᵀf_u‖² and λ_i‖y_i − Bᵀg_i‖² take the place of λ_u|x_u|² and λ_i|y_i|², with λ_A‖A‖² + λ_B‖B‖² beside them
    /// (Agarwal and Chen 2009, "Regression-based latent factor models", whose priors are these in Bayesian dress; Kula 2015, LightFM, is the case without the deviations from the mean).
    /// A row with many entries is told by them, one with few by its features, and one without any by <see cref="FactorModel.FromFeatures"/>.
    /// </summary>
    /// <param name="confidences">As without features. Rows and columns without entries are not in the objective: their factors are zero, and they teach the regression nothing.</param>
    /// <param name="features">Features of rows and columns; null, or null on both sides, for none.</param>
    /// <param name="options">General options, or <see cref="AlsOptions"/>.</param>
    /// <param name="progress">Told of each epoch, or null.</param>
    /// <param name="cancellation">Stops training between blocks of rows.</param>
    /// <returns>The factors with the regression's weights. Without features the same bits as without this argument. Does not depend on the number of threads.</returns>
    /// <remarks>Cost beyond an ordinary epoch: 4·(steps + 1)·entries of the features·rank flops a side, steps being <see cref="AlsOptions.RegressionSteps"/> at the most.</remarks>
    /// <exception cref="ArgumentException">An option is out of range, a number is not finite, or the features are of another number of rows.</exception>
    /// <exception cref="TrainingDivergedException">Factors became infinite or not a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FactorModel Train(
        SparseRows confidences, FactorFeatures? features, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var als = AlsOptions.From(options);
        als.Validate();
        Confidences.RequireFinite(confidences);
        features?.Validate(confidences);
        using var run = new AlsRun(confidences, features, als, cancellation);
        for (var epoch = 1; epoch <= als.Epochs; epoch++)
        {
            var started = Stopwatch.GetTimestamp();
            if (!run.Epoch()) throw new TrainingDivergedException(epoch);
            if (run.HasCollapsed()) throw TrainingDivergedException.Collapsed(epoch);
            progress?.Report(new TrainingProgress(epoch, als.Epochs, Stopwatch.GetElapsedTime(started), als.TrackLoss ? run.Loss() : null));
        }

        return new FactorModel(run.Rows.Frozen, run.Columns.Frozen, als) { RowWeights = run.RowWeights?.Frozen, ColumnWeights = run.ColumnWeights?.Frozen };
    }
}

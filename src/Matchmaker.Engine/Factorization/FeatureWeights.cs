using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Regresses factors on features after they were trained, for trainers that know no features: the last step of what <see cref="AlsTrainer"/> does in every epoch. Factors stay as they are;
/// newcomers and folded-in rows get means from their features.
/// </summary>
public static class FeatureWeights
{
    // Nothing to begin from, as an epoch has from the one before.
    private const int Steps = 200;

    /// <summary>Adds the regression's weights to a model. O(steps · entries of the features · rank); does not depend on the number of threads.</summary>
    /// <param name="model">Trained factors.</param>
    /// <param name="confidences">What they were trained on: rows without entries teach nothing.</param>
    /// <param name="features">Features of rows and columns; null, or null on both sides, for none.</param>
    /// <param name="options">What rows weigh (λ_u) and how strongly weights are pulled to zero.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">The features or the model are of another number of rows, the model is of another rank than the options say, or a number is not finite.</exception>
    public static FactorModel AddTo(FactorModel model, SparseRows confidences, FactorFeatures? features, FactorTrainingOptions options, CancellationToken cancellation = default)
    {
        if (features?.Rows is null && features?.Columns is null) return model;
        features.Validate(confidences);
        var als = AlsOptions.From(options) with { RegressionSteps = Steps };
        return new FactorModel(model.Rows, model.Columns, model.Options, model.ColumnGramian)
        {
            RowWeights = Fit(model.Rows, confidences, features.Rows, als, cancellation),
            ColumnWeights = features.Columns is null ? null : Fit(model.Columns, confidences.Transpose(), features.Columns, als, cancellation),
        };
    }

    private static FactorMatrix? Fit(FactorMatrix factors, SparseRows matrix, SparseRows? features, AlsOptions options, CancellationToken cancellation)
    {
        if (features is null) return null;
        var regression = new FeatureRegression(features, matrix, options);
        regression.Fit(factors, cancellation);
        return regression.Weights.Frozen;
    }
}

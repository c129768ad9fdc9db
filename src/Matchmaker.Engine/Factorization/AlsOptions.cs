namespace Matchmaker.Engine.Factorization;

/// <summary>Options of <see cref="AlsTrainer"/>: the general ones, and how each row's least-squares problem is solved.</summary>
public sealed record AlsOptions : FactorTrainingOptions
{
    /// <summary>How rows are solved. Exact unless the rank makes that too slow.</summary>
    public AlsSolver Solver { get; init; } = AlsSolver.Exact;

    /// <summary>Factors that a block solve changes together: a multiple of 16 from 16 to 512; the last block may be narrower.</summary>
    public int BlockSize { get; init; } = 64;

    /// <summary>Steps of a conjugate gradient solve. As many as the rank come out at the exact minimum; few follow it closely, since each starts where the last epoch ended. 1 to <see cref="FactorTrainingOptions.MaxRank"/>.</summary>
    public int ConjugateSteps { get; init; } = 3;

    /// <summary>Whether progress reports the objective, which costs about a tenth of an epoch.</summary>
    public bool TrackLoss { get; init; }

    /// <summary>λ_A and λ_B, the pull of the regression weights towards zero, in units of the rows' mean λ_u. Used where there are features. Above 0.</summary>
    public float FeatureRegularization { get; init; } = 10;

    /// <summary>Conjugate gradient steps of the regression in an epoch, at the most. 1 to 1,000.</summary>
    public int RegressionSteps { get; init; } = 20;

    /// <summary>Takes over the general options of any trainer.</summary>
    public static AlsOptions From(FactorTrainingOptions options) => options as AlsOptions ?? new AlsOptions
    {
        Rank = options.Rank,
        Epochs = options.Epochs,
        Regularization = options.Regularization,
        RegularizationExponent = options.RegularizationExponent,
        UnobservedWeight = options.UnobservedWeight,
        InitialScale = options.InitialScale,
        Seed = options.Seed,
        Threads = options.Threads,
    };

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Enum.IsDefined(Solver), nameof(Solver), Solver, "Exact, Block or ConjugateGradient");
        Require(FeatureRegularization > 0 && float.IsFinite(FeatureRegularization), nameof(FeatureRegularization), FeatureRegularization, "above 0");
        Require(RegressionSteps is >= 1 and <= 1000, nameof(RegressionSteps), RegressionSteps, "from 1 to 1000");
        Require(ConjugateSteps is >= 1 and <= MaxRank, nameof(ConjugateSteps), ConjugateSteps, $"from 1 to {MaxRank}");
        Require(BlockSize is >= 16 and <= 512 && BlockSize % 16 == 0, nameof(BlockSize), BlockSize, "a multiple of 16 from 16 to 512");
    }
}

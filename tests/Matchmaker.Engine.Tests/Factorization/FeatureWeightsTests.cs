using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class FeatureWeightsTests
{
    private static readonly AlsOptions Options = new() { Rank = 8, Epochs = 6, Regularization = 0.05f, UnobservedWeight = 0.1f, FeatureRegularization = 0.5f };

    [Fact]
    public void AddTo_FactorsTrainedWithout_TellsNewcomersFromTheirProfile()
    {
        var planted = new PlantedFeatures(1);
        var trained = new AlsTrainer().Train(planted.Matrix, Options);

        var model = FeatureWeights.AddTo(trained, planted.Matrix, planted.Features, Options);

        Assert.True(model.Rows.Values.SequenceEqual(trained.Rows.Values));
        var newcomer = new float[model.Rank];
        foreach (var row in PlantedFeatures.HeldOutRows)
        {
            model.FromFeatures(planted.Features.Rows!.RowColumns(row), planted.Features.Rows.RowValues(row), newcomer);
            var best = Enumerable.Range(0, PlantedFeatures.Columns).MaxBy(column => VectorKernels.Dot(newcomer, model.Columns.Row(column)));
            Assert.Equal(row % PlantedFeatures.Colours, best % PlantedFeatures.Colours);
        }
    }

    /// <summary>One feature, one factor: A = Σ λ_u f_u x_u / (Σ λ_u f_u² + λ_A), over the rows with entries.</summary>
    [Fact]
    public void AddTo_OneFeature_IsTheRidgeRegressionByHand()
    {
        var matrix = SparseRows.FromEntries(3, 2, [0, 0, 1], [0, 1, 1], [1, 1, 1]);
        var features = SparseRows.FromEntries(3, 1, [0, 1, 2], [0, 0, 0], [2, 1, 7]);
        var options = Options with { Rank = 1 };
        var model = new FactorModel(FactorMatrix.FromRows(3, 1, [0.5f, 0.9f, 0]), FactorMatrix.FromRows(2, 1, [1, 1]), options);

        var weight = FeatureWeights.AddTo(model, matrix, new(features, null), options).RowWeights!.Row(0)[0];

        var (one, two) = (options.RegularizationOf(2, 2), options.RegularizationOf(1, 2));
        var penalty = options.FeatureRegularization * (one + two) / 2;
        Assert.Equal(((one * 2 * 0.5f) + (two * 1 * 0.9f)) / ((one * 4) + two + penalty), weight, 1e-5f);
    }

    [Fact]
    public void AddTo_NoFeatures_IsTheSameModel()
    {
        var planted = new PlantedFeatures(1);
        var trained = new AlsTrainer().Train(planted.Matrix, Options);

        Assert.Same(trained, FeatureWeights.AddTo(trained, planted.Matrix, null, Options));
        Assert.Same(trained, FeatureWeights.AddTo(trained, planted.Matrix, new(null, null), Options));
    }

    [Fact]
    public void AddTo_ModelOfOtherRowsOrAnotherRank_IsRefused()
    {
        var planted = new PlantedFeatures(1);
        var trained = new AlsTrainer().Train(planted.Matrix, Options);
        var few = new FactorModel(FactorMatrix.FromRows(3, Options.Rank, new float[3 * Options.Rank]), trained.Columns, Options);

        Assert.Contains("3 rows", Assert.Throws<ArgumentException>(() => FeatureWeights.AddTo(few, planted.Matrix, planted.Features, Options)).Message, StringComparison.Ordinal);
        Assert.Contains("rank 40", Assert.Throws<ArgumentException>(() => FeatureWeights.AddTo(trained, planted.Matrix, planted.Features, Options with { Rank = 40 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTo_FeaturesOfOtherRows_IsRefused()
    {
        var planted = new PlantedFeatures(1);
        var trained = new AlsTrainer().Train(planted.Matrix, Options);

        Assert.Throws<ArgumentException>(() => FeatureWeights.AddTo(trained, planted.Matrix, new(planted.Features.Columns, null), Options));
    }
}

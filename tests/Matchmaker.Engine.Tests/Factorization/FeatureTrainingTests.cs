using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class FeatureTrainingTests
{
    private static readonly AlsOptions Small = new() { Rank = 8, Epochs = 6, Regularization = 0.05f, UnobservedWeight = 0.1f, FeatureRegularization = 0.5f };

    /// <summary>Ranks and densities that take every solving path: entry space alone and interleaved, normal equations.</summary>
    [Theory]
    [InlineData(4, 20, 30, 150, AlsSolver.Exact)]
    [InlineData(9, 60, 80, 900, AlsSolver.Exact)]
    [InlineData(33, 80, 100, 3000, AlsSolver.Exact)]
    [InlineData(80, 60, 90, 2500, AlsSolver.Exact)]
    [InlineData(9, 60, 80, 900, AlsSolver.Block)]
    [InlineData(9, 60, 80, 900, AlsSolver.ConjugateGradient)]
    [InlineData(33, 80, 100, 3000, AlsSolver.ConjugateGradient)]
    public void Train_RandomFeatures_AgreesWithThePlainTwin(int rank, int rows, int columns, int entries, AlsSolver solver)
    {
        var matrix = RandomMatrix.Of(rows, columns, entries, rank);
        var (f, g) = (RandomMatrix.Of(rows, 12, 4 * rows, rank + 1), RandomMatrix.Of(columns, 7, 2 * columns, rank + 2));
        var options = Small with { Rank = rank, Epochs = 3, Solver = solver, ConjugateSteps = 40, RegressionSteps = 200, TrackLoss = true };
        var plain = new PlainFeatureAls(matrix, f, g, options);
        for (var epoch = 0; epoch < options.Epochs; epoch++) plain.Epoch();
        var losses = new Reports();

        var model = AlsTrainer.Train(matrix, new(f, g), options, losses);

        for (var u = 0; u < rows; u++)
            for (var i = 0; i < columns; i++) Assert.Equal(plain.Score(u, i), model.Score(u, i), 3e-3);
        Assert.Equal(plain.Loss(), losses[^1].Loss!.Value, 1e-3 * plain.Loss());
        var newcomer = new float[rank];
        model.FromFeatures([2, 5], [1, -0.5f], newcomer);
        double[] features = [0, 0, 1, 0, 0, -0.5, 0, 0, 0, 0, 0, 0];
        for (var i = 0; i < columns; i++)
            Assert.Equal(plain.ScoreOfNewcomer(features, i), VectorKernels.Dot(newcomer, model.Columns.Row(i)), 3e-3);
    }

    [Fact]
    public void Train_PlantedFeatures_RanksHeldOutRowsByTheirProfileAlone()
    {
        var right = HitsOfHeldOut(new PlantedFeatures(1));
        var shuffled = HitsOfHeldOut(new PlantedFeatures(1, isShuffled: true));

        Assert.True(right > 0.95, $"{right:F3}");
        Assert.True(shuffled < 0.4, $"{shuffled:F3}");
    }

    [Theory]
    [InlineData(AlsSolver.Exact)]
    [InlineData(AlsSolver.Block)]
    [InlineData(AlsSolver.ConjugateGradient)]
    public void Train_WithoutFeatures_GivesTheSameBitsAsBefore(AlsSolver solver)
    {
        var matrix = RandomMatrix.Of(200, 150, 4000, 3);
        var options = Small with { Rank = 24, Solver = solver };

        var plain = new AlsTrainer().Train(matrix, options);
        var none = AlsTrainer.Train(matrix, new(null, null), options);
        var empty = AlsTrainer.Train(matrix, new(new SparseRows(5, new int[201], [], []), null), options);

        Assert.Null(none.RowWeights);
        foreach (var model in new[] { none, empty })
        {
            Assert.True(plain.Rows.Values.SequenceEqual(model.Rows.Values));
            Assert.True(plain.Columns.Values.SequenceEqual(model.Columns.Values));
        }
    }

    [Theory]
    [InlineData(AlsSolver.Exact)]
    [InlineData(AlsSolver.Block)]
    [InlineData(AlsSolver.ConjugateGradient)]
    public void Train_AnyNumberOfThreads_GivesTheSameBits(AlsSolver solver)
    {
        var matrix = RandomMatrix.Of(3000, 2500, 40000, 11);
        var features = new FactorFeatures(RandomMatrix.Of(3000, 700, 9000, 12), RandomMatrix.Of(2500, 700, 9000, 13));
        var options = Small with { Rank = 40, Epochs = 2, Solver = solver, BlockSize = 16 };

        var one = AlsTrainer.Train(matrix, features, options with { Threads = 1 });
        var five = AlsTrainer.Train(matrix, features, options with { Threads = 5 });

        Assert.True(one.Rows.Values.SequenceEqual(five.Rows.Values));
        Assert.True(one.RowWeights!.Values.SequenceEqual(five.RowWeights!.Values));
        Assert.True(one.ColumnWeights!.Values.SequenceEqual(five.ColumnWeights!.Values));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void Train_WithFeatures_NeverRaisesTheLoss(int regressionSteps)
    {
        var losses = new Reports();
        var features = new FactorFeatures(RandomMatrix.Of(200, 60, 900, 4), RandomMatrix.Of(150, 60, 900, 5));
        AlsTrainer.Train(RandomMatrix.Of(200, 150, 4000, 13), features, Small with { Rank = 24, TrackLoss = true, RegressionSteps = regressionSteps }, losses);

        for (var epoch = 1; epoch < losses.Count; epoch++) Assert.True(losses[epoch].Loss <= losses[epoch - 1].Loss * (1 + 1e-6), $"{epoch}");
    }

    [Fact]
    public void FoldIn_MoreAndMoreEntries_MovesFromTheProfileToWhatWasDone()
    {
        var planted = new PlantedFeatures(2);
        var model = AlsTrainer.Train(planted.Matrix, planted.Features, Small);
        var (mean, factor) = (new float[8], new float[8]);
        model.FromFeatures([0], [1], mean);

        // Its profile says colour 0; its entries are all of colour 1.
        double Away(int entries)
        {
            model.FoldIn([.. Enumerable.Range(0, entries).Select(at => (at * PlantedFeatures.Colours) + 1)], [.. Enumerable.Repeat(1f, entries)], mean, factor);
            return VectorKernels.Dot(factor, model.Columns.Row(1)) - VectorKernels.Dot(factor, model.Columns.Row(0));
        }

        Assert.True(Away(0) < 0 && Away(0) < Away(1) && Away(1) < Away(5) && Away(20) > 0, $"{Away(0)} {Away(1)} {Away(5)} {Away(20)}");
        model.FoldIn([], [], mean, factor);
        Assert.Equal(mean, factor);
    }

    [Fact]
    public void FoldIn_ARowOfTheTrainingMatrixFromItsMean_GivesItsFactorsBack()
    {
        var planted = new PlantedFeatures(3);
        var model = AlsTrainer.Train(planted.Matrix, planted.Features, Small with { Epochs = 60, RegressionSteps = 100 });
        var (mean, factor) = (new float[8], new float[8]);
        for (var row = 0; row < 20; row++)
        {
            model.FromFeatures(planted.Features.Rows!.RowColumns(row), planted.Features.Rows.RowValues(row), mean);
            model.FoldIn(planted.Matrix.RowColumns(row), planted.Matrix.RowValues(row), mean, factor);
            Closeness.AllClose(model.Rows.Row(row).ToArray(), factor, 1e-2);
        }
    }

    [Fact]
    public void FactorModelFormat_WithAndWithoutFeatures_ComesBackAsItWas()
    {
        var planted = new PlantedFeatures(4);
        var with = Reread(AlsTrainer.Train(planted.Matrix, planted.Features, Small), out var model);
        var without = Reread(new AlsTrainer().Train(planted.Matrix, Small), out _);

        Assert.True(model.RowWeights!.Values.SequenceEqual(with.RowWeights!.Values));
        Assert.True(model.ColumnWeights!.Values.SequenceEqual(with.ColumnWeights!.Values));
        Assert.Same(with.RowWeights, with.Transpose().ColumnWeights);
        Assert.Equal(PlantedFeatures.Colours + PlantedFeatures.Noise, with.RowWeights.RowCount);
        Assert.Null(without.RowWeights);
        var factor = new float[8];
        Array.Fill(factor, 1);
        without.FromFeatures([0], [1], factor);
        Assert.All(factor, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Train_BadFeatures_AreRefused()
    {
        var matrix = RandomMatrix.Of(10, 10, 30, 31);
        var short9 = RandomMatrix.Of(9, 3, 9, 1);
        var infinite = SparseRows.FromEntries(10, 3, [1], [1], [float.PositiveInfinity]);
        Assert.Contains("10 rows, the features are of 9", Assert.Throws<ArgumentException>(() => AlsTrainer.Train(matrix, new(short9, null), Small)).Message, StringComparison.Ordinal);
        Assert.Contains("columns", Assert.Throws<ArgumentException>(() => AlsTrainer.Train(matrix, new(null, infinite), Small)).Message, StringComparison.Ordinal);
        Assert.Equal("FeatureRegularization", Assert.Throws<ArgumentException>(() => AlsTrainer.Train(matrix, null, Small with { FeatureRegularization = 0 })).ParamName);
        Assert.Equal("RegressionSteps", Assert.Throws<ArgumentException>(() => AlsTrainer.Train(matrix, null, Small with { RegressionSteps = 0 })).ParamName);
        var model = AlsTrainer.Train(matrix, new(RandomMatrix.Of(10, 3, 9, 1), null), Small);
        Assert.Throws<ArgumentException>(() => model.FromFeatures([3], [1], new float[8]));
        Assert.Throws<ArgumentException>(() => model.FromFeatures([1], [1, 2], new float[8]));
        Assert.Throws<ArgumentException>(() => model.FoldIn([1], [1], new float[7], new float[8]));
    }

    /// <summary>Share of the held-out rows' best 20 columns that are of their colour; there are 20 of each.</summary>
    private static double HitsOfHeldOut(PlantedFeatures planted)
    {
        var model = AlsTrainer.Train(planted.Matrix, planted.Features, Small);
        var factor = new float[8];
        var best = new ScoredIndex[20];
        var search = new FactorSearch(model.Columns);
        return PlantedFeatures.HeldOutRows.Average(row =>
        {
            Assert.All(model.Rows.Row(row).ToArray(), value => Assert.Equal(0, value));
            model.FromFeatures(planted.Features.Rows!.RowColumns(row), planted.Features.Rows.RowValues(row), factor);
            search.Search(factor, [], best);
            return best.Average(one => one.Index % PlantedFeatures.Colours == row % PlantedFeatures.Colours ? 1.0 : 0);
        });
    }

    private static FactorModel Reread(FactorModel model, out FactorModel original)
    {
        using var stream = new MemoryStream();
        FactorModelFormat.Write(stream, original = model);
        return FactorModelFormat.Decode(ModelContainer.Read(stream.ToArray()));
    }

    private sealed class Reports : List<TrainingProgress>, IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Add(value);
    }
}

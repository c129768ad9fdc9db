using System.Diagnostics;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.MLNet.Tests;

/// <summary>What the library would do otherwise: count keys from elsewhere, look past the sign of an entry, talk, or go on for ever.</summary>
public sealed class MlNetTrainerTests
{
    private static readonly FactorTrainingOptions Options = new() { Rank = 8, Epochs = 20, UnobservedWeight = 0.05f, Regularization = 0.05f };

    [Fact]
    public void Train_RowsAndColumnsWithGaps_FactorsStandAtTheirOwnPlaces()
    {
        // Only the pairs (2, 7), (2, 9), (5, 7), (5, 9) and (8, 1): the last has nothing to do with the others.
        var matrix = SparseRows.FromEntries(10, 12, [2, 2, 5, 5, 8], [7, 9, 7, 9, 1], [1, 1, 1, 1, 1]);

        var model = new MlNetTrainer().Train(matrix, Options with { Regularization = 0.01f });

        Assert.All(new[] { (2, 7), (2, 9), (5, 7), (5, 9), (8, 1) }, pair => Assert.InRange(model.Score(pair.Item1, pair.Item2), 0.8f, 1.1f));
        Assert.All(new[] { (2, 1), (5, 1), (8, 7), (8, 9), (0, 0), (9, 11), (1, 7) }, pair => Assert.InRange(model.Score(pair.Item1, pair.Item2), -0.1f, 0.1f));
    }

    [Fact]
    public void Train_AllConfidencesTimesTen_IsWithTenTimesTheWeightsTheSame()
    {
        var options = Options with { RegularizationExponent = 0 };
        var one = new MlNetTrainer().Train(PlantedMatrix.Build(), options);
        var ten = new MlNetTrainer().Train(PlantedMatrix.Build(confidence: 10), options with { UnobservedWeight = options.UnobservedWeight * 10, Regularization = options.Regularization * 10 });

        for (var at = 0; at < one.Rows.Values.Length; at++) Assert.Equal(one.Rows.Values[at], ten.Rows.Values[at], 1e-3f);
    }

    [Fact]
    public void Train_Rejections_ArePairsLikeAnyWithoutAnEntry()
    {
        var matrix = SparseRows.FromEntries(4, 4, [0, 0, 1, 1, 2, 3], [0, 1, 0, 1, 2, 2], [1, 1, 1, 1, 1, -1]);
        var without = SparseRows.FromEntries(4, 4, [0, 0, 1, 1, 2], [0, 1, 0, 1, 2], [1, 1, 1, 1, 1]);

        var model = new MlNetTrainer().Train(matrix, Options);

        Assert.True(model.Rows.Values.SequenceEqual(new MlNetTrainer().Train(without, Options).Rows.Values));
        Assert.All(model.Rows.Row(3).ToArray(), factor => Assert.Equal(0, factor));
    }

    [Fact]
    public void Train_OnlyRejections_GivesZeros()
    {
        var model = new MlNetTrainer().Train(SparseRows.FromEntries(2, 2, [0, 1], [0, 1], [-1, -2]), Options);

        Assert.True(model.Rows.Values.IndexOfAnyExcept(0f) < 0);
    }

    [Fact]
    public void Train_NoWeightOnPairsWithoutAnEntry_IsTaken() =>
        Assert.InRange(new MlNetTrainer().Train(PlantedMatrix.Build(), Options with { UnobservedWeight = 0 }).Score(0, 4), 0.1f, 2);

    [Fact]
    public void Train_TooMuchRegularisation_SaysThatAllShrankToZero() => Assert.Contains(
        "lower Regularization", Assert.Throws<TrainingDivergedException>(() => new MlNetTrainer().Train(PlantedMatrix.Build(), Options with { Regularization = 1000 })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Train_ManyAtOnce_GivesTheSameBitsAsAlone()
    {
        var alone = new MlNetTrainer().Train(PlantedMatrix.Build(), Options);

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new MlNetTrainer().Train(PlantedMatrix.Build(), Options))));

        Assert.All(together, model => Assert.True(model.Rows.Values.SequenceEqual(alone.Rows.Values) && model.Columns.Values.SequenceEqual(alone.Columns.Values)));
    }

    [Fact]
    public void Train_Cancelled_DoesNotWaitForTheLibrary()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => new MlNetTrainer().Train(PlantedMatrix.Build(), Options with { Rank = 256, Epochs = 1000 }, null, source.Token));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0.1, 10);
    }
}

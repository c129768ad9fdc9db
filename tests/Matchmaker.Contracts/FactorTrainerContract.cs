using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Contracts;

/// <summary>What every trainer of factors must do; one line of subclass runs it on an implementation.</summary>
public abstract class FactorTrainerContract
{
    private const int Side = 40;

    /// <summary>Options that suit the small matrices here.</summary>
    protected virtual FactorTrainingOptions SmallOptions => new() { Rank = 8, Epochs = 20, Regularization = 0.01f, UnobservedWeight = 0.1f };

    /// <summary>
    /// Whether progress is told after each epoch, and training can be stopped there. A trainer whose loop belongs to a library that lets nobody in says no: it tells once, at the end, and gives control back at once
    /// to whoever cancels.
    /// </summary>
    protected virtual bool TellsEveryEpoch => true;

    /// <summary>The implementation under test.</summary>
    protected abstract IFactorTrainer CreateTrainer();

    [Fact]
    public void Name_OfEveryTrainer_IsALowerCaseWord() => Assert.Matches("^[a-z][a-z0-9-]*$", CreateTrainer().Name);

    /// <summary>Even rows go with even columns, odd with odd; the entry on the diagonal of each row is held out and must rank first among what is left.</summary>
    [Fact]
    public void Train_Checkerboard_RanksTheHeldOutEntryAboveEveryOtherColour()
    {
        var model = CreateTrainer().Train(Checkerboard(holdOutDiagonal: true), SmallOptions);

        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                if ((row + column) % 2 != 0)
                    Assert.True(model.Score(row, row) > model.Score(row, column) + 0.1f, $"Row {row}: {model.Score(row, row)} against {model.Score(row, column)} in column {column}.");
            }
        }
    }

    [Fact]
    public void Train_Checkerboard_ScoresEntriesNearOneAndOthersNearZero()
    {
        var model = CreateTrainer().Train(Checkerboard(holdOutDiagonal: false), SmallOptions);

        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++)
                Assert.InRange(model.Score(row, column), (row + column) % 2 == 0 ? 0.7f : -0.2f, (row + column) % 2 == 0 ? 1.2f : 0.2f);
    }

    [Fact]
    public void Train_Result_HasTheShapeAsked()
    {
        var matrix = SparseRows.FromEntries(5, 9, [0, 1, 4], [8, 2, 3], [1, 1, 1]);

        var model = CreateTrainer().Train(matrix, SmallOptions with { Rank = 3 });

        Assert.Equal((5, 3), (model.Rows.RowCount, model.Rows.Rank));
        Assert.Equal((9, 3), (model.Columns.RowCount, model.Columns.Rank));
        Assert.Equal(3, model.Rows.Row(4).Length);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBits()
    {
        var first = CreateTrainer().Train(Checkerboard(true), SmallOptions with { Threads = 1 });
        var second = CreateTrainer().Train(Checkerboard(true), SmallOptions with { Threads = 3 });

        Assert.True(first.Rows.Values.SequenceEqual(second.Rows.Values));
        Assert.True(first.Columns.Values.SequenceEqual(second.Columns.Values));
    }

    [Fact]
    public void Train_AnotherSeed_GivesOtherFactors()
    {
        var options = SmallOptions with { Epochs = 1 };
        var first = CreateTrainer().Train(Checkerboard(true), options);
        var second = CreateTrainer().Train(Checkerboard(true), options with { Seed = options.Seed + 1 });

        Assert.False(first.Rows.Values.SequenceEqual(second.Rows.Values));
    }

    [Fact]
    public void Train_RowsAndColumnsWithoutEntries_GetZeros()
    {
        var matrix = SparseRows.FromEntries(4, 4, [0, 0, 2], [1, 3, 1], [1, 1, 1]);

        var model = CreateTrainer().Train(matrix, SmallOptions);

        Assert.All(model.Rows.Row(1).ToArray(), factor => Assert.Equal(0, factor));
        Assert.All(model.Columns.Row(0).ToArray(), factor => Assert.Equal(0, factor));
        Assert.Contains(model.Rows.Row(0).ToArray(), factor => factor != 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(3, 3)]
    public void Train_NoEntries_GivesZerosOfTheShape(int rows, int columns)
    {
        var model = CreateTrainer().Train(SparseRows.FromEntries(rows, columns, [], [], []), SmallOptions);

        Assert.Equal((rows, columns), (model.Rows.RowCount, model.Columns.RowCount));
        Assert.True(model.Rows.Values.IndexOfAnyExcept(0f) < 0);
    }

    [Fact]
    public void Train_AlreadyCancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(
        () => CreateTrainer().Train(Checkerboard(true), SmallOptions, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Train_CancelledAfterAnEpoch_StopsThere()
    {
        if (!TellsEveryEpoch) return;
        using var source = new CancellationTokenSource();
        var progress = new CancelAt(2, source);

        Assert.ThrowsAny<OperationCanceledException>(() => CreateTrainer().Train(Checkerboard(true), SmallOptions, progress, source.Token));
        Assert.Equal(2, progress.Seen);
    }

    /// <summary>
    /// A training that would take minutes; whoever waits for it is let go within seconds. On threads of its own: a timer of the thread pool may come late, when other tests keep the pool busy, by more than a training takes.
    /// </summary>
    [Fact]
    public void Train_CancelledMidway_GivesControlBack()
    {
        using var source = new CancellationTokenSource();
        var options = SmallOptions with { Rank = TellsEveryEpoch ? 768 : 256, Epochs = 1000 };
        Exception? error = null;
        var training = new Thread(() => error = Record.Exception(() => CreateTrainer().Train(Checkerboard(true), options, null, source.Token))) { IsBackground = true };

        training.Start();
        Thread.Sleep(TimeSpan.FromMilliseconds(300));
        source.Cancel();

        Assert.True(training.Join(TimeSpan.FromSeconds(30)), "Training goes on after it was cancelled.");
        Assert.IsAssignableFrom<OperationCanceledException>(error);
    }

    [Fact]
    public void Train_Progress_TellsEveryEpoch()
    {
        var progress = new CancelAt(int.MaxValue, new CancellationTokenSource());

        CreateTrainer().Train(Checkerboard(true), SmallOptions with { Epochs = 5 }, progress);

        Assert.Equal((5, TellsEveryEpoch ? 5 : 1), (progress.Seen, progress.Reports));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Train_ConfidenceNotFinite_NamesThePlace(float bad)
    {
        var matrix = SparseRows.FromEntries(3, 4, [0, 2], [1, 3], [1, bad]);

        var error = Assert.Throws<ArgumentException>(() => CreateTrainer().Train(matrix, SmallOptions));

        Assert.Contains("row 2, column 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_FactorsOverflow_ThrowsAndNamesTheRemedy()
    {
        var matrix = SparseRows.FromEntries(3, 3, [0, 0, 1, 1, 2], [0, 1, 1, 2, 2], [3e38f, 3e38f, 3e38f, 3e38f, 3e38f]);

        var error = Assert.Throws<TrainingDivergedException>(() => CreateTrainer().Train(matrix, SmallOptions with { InitialScale = 10 }));

        Assert.Contains("raise the regularisation", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Epoch, 1, SmallOptions.Epochs);
    }

    [Fact]
    public void Train_OptionsOutOfRange_AreRefusedByName()
    {
        Refused(nameof(FactorTrainingOptions.Rank), SmallOptions with { Rank = 0 });
        Refused(nameof(FactorTrainingOptions.Rank), SmallOptions with { Rank = FactorTrainingOptions.MaxRank + 1 });
        Refused(nameof(FactorTrainingOptions.Epochs), SmallOptions with { Epochs = 0 });
        Refused(nameof(FactorTrainingOptions.Regularization), SmallOptions with { Regularization = 0 });
        Refused(nameof(FactorTrainingOptions.Regularization), SmallOptions with { Regularization = float.NaN });
        Refused(nameof(FactorTrainingOptions.RegularizationExponent), SmallOptions with { RegularizationExponent = -1 });
        Refused(nameof(FactorTrainingOptions.UnobservedWeight), SmallOptions with { UnobservedWeight = -1 });
        Refused(nameof(FactorTrainingOptions.InitialScale), SmallOptions with { InitialScale = 0 });
        Refused(nameof(FactorTrainingOptions.Threads), SmallOptions with { Threads = -1 });
    }

    private static SparseRows Checkerboard(bool holdOutDiagonal)
    {
        var places = Enumerable.Range(0, Side * Side)
            .Select(at => (Row: at / Side, Column: at % Side))
            .Where(place => (place.Row + place.Column) % 2 == 0 && !(holdOutDiagonal && place.Row == place.Column))
            .ToArray();
        return SparseRows.FromEntries(
            Side, Side, [.. places.Select(place => place.Row)], [.. places.Select(place => place.Column)], [.. places.Select(_ => 1f)]);
    }

    private void Refused(string option, FactorTrainingOptions options)
    {
        var error = Assert.Throws<ArgumentException>(() => CreateTrainer().Train(Checkerboard(true), options));
        Assert.Equal(option, error.ParamName);
    }

    private sealed class CancelAt(int epoch, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public int Seen { get; private set; }

        public int Reports { get; private set; }

        public void Report(TrainingProgress value)
        {
            Seen = value.Epoch;
            Reports++;
            if (Seen == epoch) source.Cancel();
        }
    }
}

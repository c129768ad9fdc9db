using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class AlsTrainerTests
{
    [Theory]
    [InlineData(1, 20, 30, 100, 1)]
    [InlineData(7, 20, 30, 150, 2)]
    [InlineData(8, 90, 70, 900, 3)]
    [InlineData(9, 60, 80, 900, 4)]
    [InlineData(16, 150, 120, 3000, 5)]
    [InlineData(33, 80, 200, 3000, 6)]
    [InlineData(80, 100, 150, 4000, 7)]
    public void Train_RandomMatrix_AgreesWithThePlainTwin(int rank, int rows, int columns, int entries, int seed)
    {
        var matrix = RandomMatrix.Of(rows, columns, entries, seed);
        var options = new AlsOptions { Rank = rank, Epochs = 3, Regularization = 0.05f, UnobservedWeight = 0.1f, Seed = seed, TrackLoss = true };
        var plain = new PlainAls(matrix, options);
        for (var epoch = 0; epoch < options.Epochs; epoch++) plain.Epoch();
        var losses = new Reports();

        var model = new AlsTrainer().Train(matrix, options, losses);

        // The fast solver works in another basis, so scores and the objective are compared, not factors.
        for (var u = 0; u < rows; u++)
            for (var i = 0; i < columns; i++)
                Assert.Equal(plain.Score(u, i), model.Score(u, i), 2e-3);
        Assert.Equal(plain.Loss(), losses[^1].Loss!.Value, 1e-4 * plain.Loss());
    }

    [Fact]
    public void Train_RandomMatrix_TakesEverySolvingPath()
    {
        var matrix = RandomMatrix.Of(100, 150, 4000, 7);
        var schedule = RowSchedule.For(matrix, 80, primalOnly: false);

        var paths = Enumerable.Range(0, schedule.GroupCount).Select(schedule.PathOf).Distinct().ToList();
        var rows = Enumerable.Range(0, schedule.GroupCount).SelectMany(group => schedule.RowsOf(group).ToArray()).Order().ToList();

        Assert.Contains(SolvePath.Primal, paths);
        Assert.Contains(InterleavedCholesky.IsSupported ? SolvePath.DualInterleaved : SolvePath.Dual, paths);
        Assert.Equal(Enumerable.Range(0, 100).Where(row => matrix.Degree(row) > 0), rows);
    }

    [Theory]
    [InlineData(0.0f)]
    [InlineData(0.5f)]
    [InlineData(1.0f)]
    public void Train_RegularizationExponent_IsThePapers(float exponent)
    {
        var matrix = RandomMatrix.Of(50, 40, 500, 9);
        var options = new AlsOptions { Rank = 8, Epochs = 2, Regularization = 0.1f, RegularizationExponent = exponent, UnobservedWeight = 0.2f };
        var plain = new PlainAls(matrix, options);
        plain.Epoch();
        plain.Epoch();

        var model = new AlsTrainer().Train(matrix, options);

        for (var i = 0; i < 40; i++) Assert.Equal(plain.Score(3, i), model.Score(3, i), 1e-3);
    }

    [Theory]
    [InlineData(AlsSolver.Exact)]
    [InlineData(AlsSolver.Block)]
    [InlineData(AlsSolver.ConjugateGradient)]
    public void Train_AnyNumberOfThreads_GivesTheSameBits(AlsSolver solver)
    {
        var matrix = RandomMatrix.Of(3000, 2500, 40000, 11);
        var options = new AlsOptions { Rank = 40, Epochs = 2, Solver = solver, BlockSize = 16 };

        var one = new AlsTrainer().Train(matrix, options with { Threads = 1 });
        var five = new AlsTrainer().Train(matrix, options with { Threads = 5 });

        Assert.True(one.Rows.Values.SequenceEqual(five.Rows.Values));
        Assert.True(one.Columns.Values.SequenceEqual(five.Columns.Values));
    }

    [Fact]
    public void Train_ExactSolver_NeverRaisesTheLoss()
    {
        var losses = new Reports();
        new AlsTrainer().Train(RandomMatrix.Of(200, 150, 4000, 13), new AlsOptions { Rank = 24, Epochs = 8, TrackLoss = true }, losses);

        Assert.Equal(8, losses.Count);
        for (var epoch = 1; epoch < 8; epoch++) Assert.True(losses[epoch].Loss <= losses[epoch - 1].Loss * (1 + 1e-6));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Train_BlockSolver_ComesCloseToTheExactOptimum(int blockSize)
    {
        var matrix = RandomMatrix.Of(200, 150, 4000, 17);
        var options = new AlsOptions { Rank = 48, Epochs = 40, Regularization = 0.02f, TrackLoss = true };
        var exact = new Reports();
        var block = new Reports();

        new AlsTrainer().Train(matrix, options, exact);
        new AlsTrainer().Train(matrix, options with { Solver = AlsSolver.Block, BlockSize = blockSize }, block);

        for (var epoch = 1; epoch < 40; epoch++) Assert.True(block[epoch].Loss <= block[epoch - 1].Loss * (1 + 1e-6));
        Assert.Equal(exact[^1].Loss!.Value, block[^1].Loss!.Value, 0.01 * exact[^1].Loss!.Value);
    }

    [Fact]
    public void FoldIn_ARowOfTheTrainingMatrix_GivesItsFactorsBack()
    {
        var matrix = RandomMatrix.Of(300, 200, 6000, 19);
        var model = new AlsTrainer().Train(matrix, new AlsOptions { Rank = 20, Epochs = 4 });
        var factor = new float[20];
        for (var row = 0; row < 300; row++)
        {
            model.FoldIn(matrix.RowColumns(row), matrix.RowValues(row), factor);
            Closeness.AllClose(model.Rows.Row(row).ToArray(), factor, 1e-3);
        }
    }

    [Fact]
    public void FoldIn_OnceWarm_AllocatesNothing()
    {
        var matrix = RandomMatrix.Of(100, 100, 2000, 23);
        var model = new AlsTrainer().Train(matrix, new AlsOptions { Rank = 16, Epochs = 1 });
        var factor = new float[16];
        model.FoldIn(matrix.RowColumns(0), matrix.RowValues(0), factor);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) model.FoldIn(matrix.RowColumns(0), matrix.RowValues(0), factor);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    [Fact]
    public void FoldIn_FromManyThreads_GivesTheSame()
    {
        var matrix = RandomMatrix.Of(100, 100, 2000, 29);
        var model = new AlsTrainer().Train(matrix, new AlsOptions { Rank = 16, Epochs = 2 });
        var alone = new float[16];
        model.FoldIn(matrix.RowColumns(5), matrix.RowValues(5), alone);

        Parallel.For(0, 500, _ =>
        {
            var factor = new float[16];
            model.FoldIn(matrix.RowColumns(5), matrix.RowValues(5), factor);
            Assert.Equal(alone, factor);
        });
    }

    [Fact]
    public void FoldIn_BadArguments_AreRefused()
    {
        var model = new AlsTrainer().Train(RandomMatrix.Of(10, 10, 30, 31), new AlsOptions { Rank = 4, Epochs = 1 });

        Assert.Throws<ArgumentException>(() => model.FoldIn([1], [1, 2], new float[4]));
        Assert.Throws<ArgumentException>(() => model.FoldIn([10], [1], new float[4]));
        Assert.Throws<ArgumentException>(() => model.FoldIn([-1], [1], new float[4]));
        Assert.Throws<ArgumentException>(() => model.FoldIn([1], [float.NaN], new float[4]));
        Assert.Throws<ArgumentException>(() => model.FoldIn([1], [1], new float[5]));
    }

    /// <summary>Progress collected on the caller's thread; <see cref="Progress{T}"/> would post it elsewhere.</summary>
    private sealed class Reports : List<TrainingProgress>, IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Add(value);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class ConjugateSolverTests
{
    private static readonly AlsOptions Small = new() { Epochs = 3, Regularization = 0.05f, UnobservedWeight = 0.1f, Solver = AlsSolver.ConjugateGradient, TrackLoss = true };

    /// <summary>Rows on both sides of what is solved exactly, with rejections and empty rows.</summary>
    [Theory]
    [InlineData(7, 20, 30, 150, 1)]
    [InlineData(9, 60, 80, 900, 2)]
    [InlineData(16, 50, 60, 1500, 3)]
    [InlineData(33, 40, 60, 1500, 1)]
    [InlineData(40, 30, 50, 1000, 2)]
    public void Train_FewSteps_AgreesWithThePlainTwin(int rank, int rows, int columns, int entries, int steps)
    {
        var matrix = RandomMatrix.Of(rows, columns, entries, rank);
        var options = Small with { Rank = rank, ConjugateSteps = steps };
        var plain = new PlainConjugateAls(matrix, options);
        for (var epoch = 0; epoch < options.Epochs; epoch++) plain.Epoch();

        var model = new AlsTrainer().Train(matrix, options);

        // The fast solver works in another basis, so scores are compared, not factors.
        for (var u = 0; u < rows; u++)
            for (var i = 0; i < columns; i++)
                Assert.Equal(plain.Score(u, i), model.Score(u, i), 2e-3);
    }

    [Theory]
    [InlineData(1, 20, 30, 100)]
    [InlineData(8, 90, 70, 900)]
    [InlineData(9, 60, 80, 900)]
    [InlineData(33, 80, 200, 3000)]
    [InlineData(80, 100, 150, 9000)]
    public void Train_AsManyStepsAsTheRank_GivesTheExactSolution(int rank, int rows, int columns, int entries)
    {
        var matrix = RandomMatrix.Of(rows, columns, entries, rank);
        var (exact, conjugate) = (new Reports(), new Reports());

        var expected = new AlsTrainer().Train(matrix, Small with { Rank = rank, Solver = AlsSolver.Exact }, exact);
        var model = new AlsTrainer().Train(matrix, Small with { Rank = rank, ConjugateSteps = rank }, conjugate);

        for (var u = 0; u < rows; u++)
            for (var i = 0; i < columns; i++) Assert.Equal(expected.Score(u, i), model.Score(u, i), 2e-3);
        Assert.Equal(exact[^1].Loss!.Value, conjugate[^1].Loss!.Value, 1e-4 * exact[^1].Loss!.Value);
    }

    [Fact]
    public void Train_AnyStepsAndRank_NeverRaisesTheLoss() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var losses = new Reports();
            var matrix = RandomMatrix.Of(120, 90, 3000, seed);
            new AlsTrainer().Train(matrix, Small with { Rank = 1 + (seed % 40), ConjugateSteps = 1 + (seed % 7), Epochs = 6, Seed = seed }, losses);
            return Enumerable.Range(1, losses.Count - 1).All(epoch => losses[epoch].Loss <= losses[epoch - 1].Loss * (1 + 1e-6));
        }));

    [Fact]
    public void Train_ThreeStepsAnEpoch_EndsWhereExactSolvesEnd()
    {
        var matrix = RandomMatrix.Of(300, 200, 15000, 7);
        var (exact, conjugate) = (new Reports(), new Reports());

        new AlsTrainer().Train(matrix, Small with { Rank = 24, Epochs = 40, Solver = AlsSolver.Exact }, exact);
        new AlsTrainer().Train(matrix, Small with { Rank = 24, Epochs = 40 }, conjugate);

        Assert.Equal(exact[^1].Loss!.Value, conjugate[^1].Loss!.Value, 0.002 * exact[^1].Loss!.Value);
    }

    [Fact]
    public void ForConjugate_LongAndShortRows_TakesTheStepsForLongOnesOnly()
    {
        var matrix = RandomMatrix.Of(300, 200, 9000, 5);
        var schedule = RowSchedule.ForConjugate(matrix, 64, 3);

        var degrees = Enumerable.Range(0, schedule.GroupCount)
            .SelectMany(group => schedule.RowsOf(group).ToArray().Select(row => (Steps: schedule.PathOf(group) == SolvePath.Conjugate, Degree: matrix.Degree(row)))).ToList();

        Assert.Contains(degrees, row => row.Steps);
        Assert.Contains(degrees, row => !row.Steps);
        Assert.True(degrees.Where(row => row.Steps).Min(row => row.Degree) > degrees.Where(row => !row.Steps).Max(row => row.Degree));
        Assert.Equal(Enumerable.Range(0, 300).Count(row => matrix.Degree(row) > 0), degrees.Count);
    }

    [Theory]
    [InlineData(nameof(AlsOptions.ConjugateSteps), 0)]
    [InlineData(nameof(AlsOptions.ConjugateSteps), -1)]
    [InlineData(nameof(AlsOptions.ConjugateSteps), FactorTrainingOptions.MaxRank + 1)]
    [InlineData(nameof(AlsOptions.Solver), 3)]
    public void Train_OptionOutOfRange_IsRefusedByName(string option, int value)
    {
        var wrong = option == nameof(AlsOptions.Solver) ? Small with { Solver = (AlsSolver)value } : Small with { ConjugateSteps = value };

        var error = Assert.Throws<ArgumentException>(() => new AlsTrainer().Train(RandomMatrix.Of(5, 5, 9, 1), wrong));

        Assert.Equal(option, error.ParamName);
        Assert.Contains($"{option} is {value}; it must be", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Progress collected on the caller's thread; <see cref="Progress{T}"/> would post it elsewhere.</summary>
    private sealed class Reports : List<TrainingProgress>, IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Add(value);
    }
}

using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>Where the penalty outweighs the entries, zero factors are the optimum; training has to say so.</summary>
public sealed class CollapseTests
{
    public static TheoryData<AlsSolver, float, float> Strong => new()
    {
        { AlsSolver.Exact, 0.3f, 0.02f },
        { AlsSolver.Block, 0.3f, 0.02f },
        { AlsSolver.ConjugateGradient, 0.3f, 0.02f },
        { AlsSolver.Exact, 0.01f, 5 },
        { AlsSolver.Block, 0.01f, 5 },
        { AlsSolver.ConjugateGradient, 0.01f, 5 },
        { AlsSolver.Exact, 0.3f, 1e30f },
        { AlsSolver.Exact, 1000, 1 },
    };

    [Theory]
    [MemberData(nameof(Strong))]
    public void Train_StrongPenalty_ThrowsAndNamesTheRemedy(AlsSolver solver, float unobserved, float regularization)
    {
        // A sparse ring of many actors: the unobserved pairs far outnumber the ties.
        var ring = TestGraphs.RingOfCliques(600, 3);
        var options = new AlsOptions { Rank = 24, Epochs = 1000, UnobservedWeight = unobserved, Regularization = regularization, Solver = solver };

        var error = Assert.Throws<TrainingDivergedException>(() => new AlsTrainer().Train(ring, options));

        Assert.Contains($"shrunk to zero after epoch {error.Epoch}: lower Regularization or UnobservedWeight", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Epoch, 1, 20);
    }

    [Fact]
    public void Train_TinyInitialFactors_GrowsThemInstead()
    {
        var options = new AlsOptions { Rank = 8, Epochs = 30, InitialScale = 1e-6f };

        var model = new AlsTrainer().Train(TestGraphs.RingOfCliques(10, 5), options);

        Assert.True(model.Score(0, 1) > 0.5f);
    }

    [Fact]
    public void Train_RejectionsOnly_GivesZerosWithoutComplaint()
    {
        var rejections = SparseRows.FromEntries(3, 3, [0, 1], [1, 2], [-1, -1]);

        var model = new AlsTrainer().Train(rejections, new AlsOptions { Rank = 4, Epochs = 3 });

        Assert.Equal(0, model.Score(0, 1), 1e-3);
    }
}

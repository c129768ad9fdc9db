using Matchmaker.Contracts;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Tests.Evaluation;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>Floors below which the quality of factors must not fall unnoticed.</summary>
public sealed class FactorQualityTests
{
    /// <summary>About what knowing the groups would give: what each user holds outside its group cannot be foreseen.</summary>
    private const double RecallFloor = 0.72;

    private const double NdcgFloor = 0.45;

    [Theory]
    [InlineData(AlsSolver.Exact)]
    [InlineData(AlsSolver.Block)]
    [InlineData(AlsSolver.ConjugateGradient)]
    public void Train_PlantedGroups_FindsWhatWasHeldOut(AlsSolver solver)
    {
        var split = PlantedGroups.Split().ValidationSplit(0.3, 1);

        var model = new AlsTrainer().Train(split.Train, new AlsOptions { Rank = 24, Epochs = 15, UnobservedWeight = 0.3f, Regularization = 0.05f, Solver = solver, BlockSize = 16 });

        var result = GowallaEvaluation.Of(model, split);
        Assert.Equal(400, result.Users);
        Assert.True(result.Recall >= RecallFloor && result.Ndcg >= NdcgFloor, $"Recall {result.Recall}, NDCG {result.Ndcg}.");
    }

    [SharedDataFact]
    public void Train_GowallaAtRank64_ReachesThePublishedFigures()
    {
        var split = SharedGowalla.Read();

        var result = GowallaEvaluation.Of(new AlsTrainer().Train(split.Train, GowallaEvaluation.OptionsFor(64)), split);

        Assert.True(result.Recall >= 0.150 && result.Ndcg >= 0.127, $"Recall {result.Recall}, NDCG {result.Ndcg}.");
    }
}
